"""How many can listen at the same time on one process, what each costs, and how soon a comment reaches them all."""

import json
import subprocess
import sys
from pathlib import Path

from folders import a_folder, seed, surroundings

from omarm.demo.bench.figures import live_table

HELD = Path(__file__).with_name("live_held.py")


def run(sizes):
    """Return the figures of a fresh seed."""
    listeners, rounds = sizes["BENCH_LISTENERS"], sizes["BENCH_LIVE_ROUNDS"]
    with a_folder() as folder:
        seed(folder, people=200, groups=12, memberships=4, posts=500, comments=1500, reactions=3000)
        command = [sys.executable, str(HELD), str(rounds), str(listeners), str(2 * listeners)]
        done = subprocess.run(command, env=surroundings(folder), stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        sys.exit("The live stream could not be measured; the reason stands above.")
    return json.loads(done.stdout)


def shown(told):
    return live_table(told)
