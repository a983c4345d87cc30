"""Measuring: who signs in, what is asked in which order, and what comes out."""

from contextlib import nullcontext
from dataclasses import dataclass
from http import HTTPStatus

from django.conf import settings

from omarm.demo.bench import queries
from omarm.demo.bench.errors import BenchError
from omarm.demo.bench.figures import Seen, figures_of, machine
from omarm.demo.bench.load import load_generator
from omarm.demo.bench.scenarios import NAMES, WRITES, YARDSTICK, scenarios_for
from omarm.demo.bench.server import Place, Running, a_server
from omarm.demo.bench.signing_in import fetch, sign_in_all
from omarm.demo.seed import PASSWORD

VISITORS = 32
ROUNDS = 3  # everything is measured so many times in turn, so that a busy moment of the machine falls on all alike
ALONE, TOGETHER = 0.25, 0.75  # of the seconds for a scenario
# First everything is asked for twice, so that what is measured is a server that has been running for a while.
WARM_UP_TIMES, WARM_UP_SECONDS = 2, 40


@dataclass(frozen=True, kw_only=True)
class Wishes:
    """How to measure. Without `url` a server is started; without `only` everything is measured."""

    seconds: float = 8
    concurrency: int = 8
    only: tuple = ()
    url: str = ""


def measure(wishes, *, progress):
    """Measure and return all figures as a dict. Raises BenchError where that cannot be done, or pages fail.

    `progress(length=, label=)` makes a progress bar.
    """
    if queries.practice_organisation() is None:
        raise BenchError(
            "Only an organisation made by `omarm seed` or `omarm demo` can be measured: this puts load on it."
        )
    about = machine()
    server = nullcontext(Running(Place.of(wishes.url))) if wishes.url else a_server(settings.DATA)
    with server as running, load_generator() as ask:
        scenarios = prepare(running.place, progress=progress)
        if _look(running.place, scenarios[0])[0] != HTTPStatus.OK:  # a server that runs as always has no yardstick
            scenarios = scenarios[1:]
        scenarios = [one for one in scenarios if one.name in (wishes.only or NAMES) or one.name == YARDSTICK]
        rows = _rows(running, ask, scenarios, wishes, progress)
        memory = running.megabytes()
    yardstick = next((row for row in rows if row["name"] == YARDSTICK), None)
    for row in rows:
        row["yardstick_ratio"] = round(row["rps"] / yardstick["rps"], 2) if yardstick and yardstick["rps"] else None
    return {
        "scenarios": [row for row in rows if row is not yardstick],
        "yardstick": yardstick,
        "concurrency": wishes.concurrency,
        "memory_mb": memory,
        "machine": about,
    }


def prepare(place, *, progress):
    """Sign members in and return the scenarios, the yardstick first. Raises BenchError."""
    people = queries.members_for_bench(VISITORS)
    if not people:
        raise BenchError("Nobody in this organisation can sign in.")
    with progress(length=len(people), label="signing in") as bar:
        visitors = sign_in_all(place, [person.username for person in people], PASSWORD, tell=bar.update)
    able = [pair for pair in zip(people, visitors, strict=True) if queries.groups_of(pair[0])]
    able = [pair for pair in able if queries.posts_at_home(pair[0], pages=1)]
    if not able:
        raise BenchError("There are no posts to look at. Seed more of them.")
    return scenarios_for(place, *zip(*able, strict=True))


def _rows(running, ask, scenarios, wishes, progress):
    """Return the figures of all scenarios, measured in turn."""
    together, alone = {one.name: Seen() for one in scenarios}, {one.name: Seen() for one in scenarios}
    gzipped = {one.name: _gzipped(running.place, one) for one in scenarios}
    offsets = dict.fromkeys(together, 0)
    _warm_up(running, ask, scenarios, wishes, progress)
    with progress(length=len(scenarios) * ROUNDS, label="measuring") as bar:
        for _ in range(ROUNDS):
            for one in scenarios:
                for share, clients, seen in (
                    (ALONE, 1, alone[one.name]),
                    (TOGETHER, wishes.concurrency, together[one.name]),
                ):
                    seconds = wishes.seconds * share / ROUNDS
                    step = ask(running, one, clients=clients, seconds=seconds, offset=offsets[one.name])
                    offsets[one.name] = step["offset"]
                    seen.add(step)
                bar.update(1)
    return [figures_of(one.name, together[one.name], alone[one.name], gzipped[one.name]) for one in scenarios]


def _warm_up(running, ask, scenarios, wishes, progress):
    with progress(length=len(scenarios), label="warming up") as bar:
        for one in scenarios:
            most = WARM_UP_TIMES * len(one.requests) if one.name not in WRITES else 2 * wishes.concurrency
            ask(running, one, clients=wishes.concurrency, seconds=WARM_UP_SECONDS, most=most)
            bar.update(1)


def _gzipped(place, scenario):
    """Return how long a page is when it travels compressed; None for what is no page."""
    if not scenario.requests[0].startswith("GET "):
        return None
    return len(_look(place, scenario)[2])


def _look(place, scenario):
    head = scenario.requests[0].split("\r\n")
    cookie = next(line.partition(": ")[2] for line in head if line.startswith("Cookie: "))
    return fetch(place, head[0].split()[1], headers={"Cookie": cookie, "Accept-Encoding": "gzip"})
