"""How long the health of all groups takes to compute in the background: the first time, and on a night after it.

In a data folder of its own: a seed of which the posts are moved into the last year, with a question in each fifth.
"""

import json
import subprocess
import sys
from pathlib import Path

from folders import a_folder, seed, surroundings

from omarm.demo.bench.figures import machine

HELD = Path(__file__).with_name("health_held.py")


def run(sizes):
    """Return how long it took, of how many groups and posts."""
    about = machine()
    groups, posts = sizes["BENCH_HEALTH_GROUPS"], sizes["BENCH_HEALTH_POSTS"]
    with a_folder() as folder:
        print(f"seeding {posts:,} posts in {groups:,} groups", file=sys.stderr, flush=True)
        seed(
            folder, people=sizes["BENCH_PEOPLE"], groups=groups, posts=posts, comments=2 * posts, reactions=0,
        )  # fmt: skip
        done = subprocess.run(
            [sys.executable, str(HELD)], env=surroundings(folder), stdout=subprocess.PIPE, text=True, check=False
        )
    if done.returncode:
        sys.exit("The health of groups could not be computed; the reason stands above.")
    return json.loads(done.stdout) | {"machine": about}


def shown(told):
    lines = [f"{'':>44}{'groups':>9}{'seconds':>9}"]
    lines += [f"{row['what']:>44}{row['groups']:>9,}{row['seconds']:>9.1f}" for row in told["rows"]]
    counts = f"{told['posts']:,} posts and {told['comments']:,} comments in the year; the page reads in {told['page_ms']:.1f} ms"
    about = told["machine"]
    where = f"{about['processor']}, {about['cores']} cores, {about['memory_gb']} GB, Python {about['python']}, load {about['load']} before"
    return "\n".join([*lines, "", f"{counts}.", f"{where}."])
