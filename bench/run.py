"""`make bench`: what the pages cost, how they grow, what the ways to render differ, what listening and health cost.

    python bench/run.py [pages] [growth] [engines] [live] [health] [--json FILE] [--docs]

Everything happens in data folders of its own, which are removed afterwards. Sizes and times can be made smaller by the
environment; see SIZES below. A part that takes longer than BENCH_MOST_MINUTES is ended and left out, the others go on.
With --docs the figures also go into docs/performance.md.
"""

import argparse
import json
import os
import re
import signal
import sys
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE)]

import engines  # noqa: E402 (beside this file)
import growth  # noqa: E402
import health  # noqa: E402
import live  # noqa: E402
import pages  # noqa: E402

DOCUMENT = HERE.parent / "docs" / "performance.md"
PARTS = {"pages": pages, "growth": growth, "engines": engines, "live": live, "health": health}
SIZES = {
    "BENCH_PEOPLE": 2_000,
    "BENCH_GROUPS": 200,
    "BENCH_POSTS": 50_000,  # with three comments and six reactions each
    "BENCH_SECONDS": 12,  # for each page
    "BENCH_GROWTH_SMALL": 10_000,
    "BENCH_GROWTH_LARGE": 1_000_000,  # with two comments and three reactions each
    "BENCH_GROWTH_SECONDS": 40,  # for each size
    "BENCH_ENGINES_SECONDS": 6,  # for each engine
    "BENCH_LISTENERS": 1_000,  # and then twice as many
    "BENCH_LIVE_ROUNDS": 20,  # comments to each crowd
    "BENCH_HEALTH_GROUPS": 5_000,
    "BENCH_HEALTH_POSTS": 1_000_000,  # in one year, with two comments each
    "BENCH_MOST_MINUTES": 30,  # for each part
}


class Overdue(Exception):
    pass


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", metavar="part", help=f"{', '.join(PARTS)}; all of them by itself")
    parser.add_argument("--json", type=Path, help="also write all figures to this file")
    parser.add_argument("--docs", action="store_true", help="put the figures into docs/performance.md")
    wanted = parser.parse_args()
    if unknown := set(wanted.parts) - set(PARTS):
        parser.error(f"There is no part {', '.join(sorted(unknown))}.")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # folders and servers go then too
    names = wanted.parts or list(PARTS)
    told = {name: figures for name in names if (figures := measure(name, is_documented=wanted.docs)) is not None}
    if wanted.json:
        wanted.json.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
    if len(told) < len(names):
        sys.exit("Not everything was measured.")


def measure(name, *, is_documented):
    """Measure and show one part. Returns its figures, or None where it took too long."""
    print(f"\n== {name}: {PARTS[name].__doc__.splitlines()[0]}\n", flush=True)
    told = sizes()
    try:
        with at_most(minutes=told["BENCH_MOST_MINUTES"]):
            figures = PARTS[name].run(told)
    except Overdue:
        print(f"Ended: it took longer than {told['BENCH_MOST_MINUTES']} minutes (BENCH_MOST_MINUTES).", flush=True)
        return None
    text = PARTS[name].shown(figures)
    print(text, flush=True)
    if is_documented:
        document(name, text)
    return figures


@contextmanager
def at_most(*, minutes):
    """Have the block end with Overdue when it takes longer; what it started is stopped on the way out."""

    def end(*_):
        raise Overdue

    signal.signal(signal.SIGALRM, end)
    signal.alarm(minutes * 60)
    try:
        yield
    finally:
        signal.alarm(0)


def document(name, text):
    """Put the figures of a part in their place in the document."""
    begin, end = f"<!-- bench: {name} -->", "<!-- end -->"
    old = DOCUMENT.read_text(encoding="utf-8")
    place = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
    DOCUMENT.write_text(place.sub(lambda _: f"{begin}\n```\n{text}\n```\n{end}", old, count=1), encoding="utf-8")


def sizes():
    """Return the sizes, as the environment has them."""
    try:
        return {name: int(os.environ.get(name, usual)) for name, usual in SIZES.items()}
    except ValueError as error:
        sys.exit(f"A size is not a whole number: {error}.")


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
