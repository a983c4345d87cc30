"""Measures the live stream on the data folder of the environment: `live_held.py ROUNDS LISTENERS…`. Says it as JSON."""

import json
import sys

from omarm.cli.surroundings import django_at_hand


def main():
    rounds, *crowds = map(int, sys.argv[1:])
    with django_at_hand():
        from omarm.demo.bench.errors import BenchError  # noqa: PLC0415 (needs the database's address)
        from omarm.demo.bench.live import measure_live  # noqa: PLC0415 (the same)

        try:
            print(json.dumps(measure_live(crowds=crowds, rounds=rounds)))
        except BenchError as error:
            sys.exit(str(error))


if __name__ == "__main__":
    main()
