"""Renders pages over and over in the ways that bench/engines.py compares; prints the milliseconds of each as JSON."""

import json
import sys
import time
from statistics import median

from omarm.cli.surroundings import django_at_hand

ROUNDS = 10


def main():
    with django_at_hand():
        from ways import ways  # noqa: PLC0415 (models need the database's address)

        found = ways()
        seconds = float(sys.argv[1]) / ROUNDS
        seen = {name: [] for name in found}
        for _ in range(ROUNDS):
            for name, render in found.items():
                seen[name] += _timed(render, seconds)
        print(json.dumps({name: round(median(times) * 1000, 3) for name, times in seen.items()}))


def _timed(render, seconds):
    """Return how long the processor worked for each page, for about so many seconds."""
    times, until = [], time.perf_counter() + seconds
    while time.perf_counter() < until:
        started = time.process_time()
        render()
        times.append(time.process_time() - started)
    return times


if __name__ == "__main__":
    main()
