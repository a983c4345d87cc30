"""Whether the home stream costs the same when a hundred times as many posts exist.

Both sizes are served at the same time and asked in turn, so that a busy moment of the machine falls on both.
"""

import json
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

from folders import a_folder, seed, surroundings

from omarm.demo.bench.figures import Seen, figures_of, machine
from omarm.demo.bench.load import load_generator
from omarm.demo.bench.server import Place, Running

HELD = Path(__file__).with_name("held_server.py")
ROUNDS, CLIENTS = 10, 8
WARM_UP_SECONDS = 4


class Asked:
    """A scenario as the server that is held handed it over."""

    def __init__(self, told):
        self.name, self.requests, self.good = told["name"], told["requests"], told["good"]


def run(sizes):
    """Return the figures of home at both sizes and how they compare."""
    small, large = sizes["BENCH_GROWTH_SMALL"], sizes["BENCH_GROWTH_LARGE"]
    about = machine()
    with _filled(sizes, small) as one, _filled(sizes, large) as other, load_generator() as ask:
        rows = _measured(ask, {small: one, large: other}, sizes["BENCH_GROWTH_SECONDS"])
    few, many = rows[small], rows[large]
    compared = ("p95_ms", "median_ms", "p95_ms_one_client", "median_ms_one_client", "cpu_ms")
    ratios = {name: round(many[name] / few[name], 2) for name in compared if few[name] and many[name]}
    return {"posts": {str(size): row for size, row in rows.items()}, "ratios": ratios, "machine": about}


def shown(told):
    lines = [f"{'posts':>12}{'req/s':>9}{'p95 ms':>9}{'median ms':>11}{'alone ms':>10}{'cpu ms':>9}{'queries':>9}"]
    lines += [
        f"{int(size):>12,}{row['rps']:>9.0f}{row['p95_ms']:>9}{row['median_ms']:>11}{row['median_ms_one_client']:>10}"
        f"{row['cpu_ms']:>9}{row['queries']:>9}"
        for size, row in told["posts"].items()
    ]
    ratios = ", ".join(f"{name} × {ratio}" for name, ratio in told["ratios"].items())
    return "\n".join([*lines, f"\nWith the most posts beside the fewest: {ratios}. The aim is p95 × 1.3 or less."])


@contextmanager
def _filled(sizes, posts):
    """Have a server of a seed with so many posts. Yields (Running, the home scenario)."""
    with a_folder() as folder:
        print(f"seeding {posts:,} posts", file=sys.stderr, flush=True)
        seed(
            folder, people=sizes["BENCH_PEOPLE"], groups=sizes["BENCH_GROUPS"], posts=posts, comments=2 * posts,
            reactions=3 * posts,
        )  # fmt: skip
        with subprocess.Popen(
            [sys.executable, str(HELD)],
            env=surroundings(folder),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as process:
            try:
                told = json.loads(process.stdout.readline() or "null")
                if told is None:
                    sys.exit("The server to measure did not start; the reason stands above.")
                yield Running(Place(told["name"], told["port"]), told["pid"], folder), Asked(told["home"])
            finally:
                process.stdin.close()


def _measured(ask, served, seconds):
    """Return the figures per size, asked for in turn: alone, then with all clients."""
    together, alone = {size: Seen() for size in served}, {size: Seen() for size in served}
    for running, home in served.values():
        ask(running, home, clients=CLIENTS, seconds=WARM_UP_SECONDS)
    for _ in range(ROUNDS):
        for size, (running, home) in served.items():
            alone[size].add(ask(running, home, clients=1, seconds=seconds * 0.3 / ROUNDS))
            together[size].add(ask(running, home, clients=CLIENTS, seconds=seconds * 0.7 / ROUNDS))
    return {size: figures_of("home", together[size], alone[size], None) for size in served}
