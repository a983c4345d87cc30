"""Serves the data folder of the environment until standard input is closed; says where, and what home is asked by."""

import json
import sys
from contextlib import nullcontext

from omarm.cli.surroundings import django_at_hand


def main():
    with django_at_hand():
        from django.conf import settings  # noqa: PLC0415 (needs the database's address)

        from omarm.demo.bench.commands import prepare  # noqa: PLC0415 (the same)
        from omarm.demo.bench.server import a_server  # noqa: PLC0415 (the same)

        with a_server(settings.DATA) as running:
            scenarios = prepare(running.place, progress=_silent)
            home = next(one for one in scenarios if one.name == "home")
            told = {"name": running.place.name, "port": running.place.port, "pid": running.pid}
            told["home"] = {"name": home.name, "requests": home.requests, "good": home.good}
            print(json.dumps(told), flush=True)
            sys.stdin.read()


def _silent(**_):
    return nullcontext(_Nothing())


class _Nothing:
    def update(self, count):
        """Show nothing."""


if __name__ == "__main__":
    main()
