"""Requests per second and latency of every page and act, beside the yardstick."""

import json
import subprocess

from folders import a_folder, omarm, seed

from omarm.demo.bench.figures import table


def run(sizes):
    """Return what `omarm bench` says of a fresh seed."""
    posts = sizes["BENCH_POSTS"]
    with a_folder() as folder:
        seed(
            folder, people=sizes["BENCH_PEOPLE"], groups=sizes["BENCH_GROUPS"], posts=posts, comments=3 * posts,
            reactions=6 * posts,
        )  # fmt: skip
        seconds = str(sizes["BENCH_SECONDS"])
        return json.loads(omarm(folder, "bench", "--json", "--seconds", seconds, stdout=subprocess.PIPE).stdout)


def shown(told):
    return table(told)
