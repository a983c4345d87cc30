"""The same page of twenty posts by Django's templates, by a compiled engine, and from cards that are kept.

In one process and without a server, on the same rows. The processor's time is measured, not the clock.
"""

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

from folders import a_folder, seed, surroundings

RENDERING = Path(__file__).with_name("rendering.py")


def run(sizes):
    """Return the milliseconds per page of each way; nothing where the compiled engine is not installed."""
    if importlib.util.find_spec("jinja2") is None:
        return {}
    with a_folder() as folder:
        seed(folder, people=100, groups=10, memberships=4, posts=2000, comments=4000, reactions=8000)
        command = [sys.executable, str(RENDERING), str(sizes["BENCH_ENGINES_SECONDS"])]
        done = subprocess.run(command, env=surroundings(folder), stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        sys.exit("The engines could not be compared; the reason stands above.")
    return json.loads(done.stdout)


def shown(told):
    if not told:
        return "Left out: Jinja2 is not installed. It is among requirements-dev.txt."
    plain = told["yardstick page, Django templates"]
    lines = [f"{'cpu ms':>42}{'× plain':>10}"]
    lines += [f"{name:<36}{milliseconds:>6.2f}{plain / milliseconds:>10.1f}" for name, milliseconds in told.items()]
    return "\n".join(lines)
