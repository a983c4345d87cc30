"""How quickly the questions asked before appear, and where to ask: in a large house that is made and taken back.

Waits depend on what else the machine does; processor time, of Omarm and its database process together, is what a quiet
machine waits for. The database tells its own in ticks of a hundredth of a second.
"""

from contextlib import suppress
from datetime import UTC, datetime
from itertools import cycle, islice
from statistics import median
from time import perf_counter

from django.db import transaction

from omarm.demo.bench.errors import BenchError
from omarm.demo.bench.questions import stock
from omarm.demo.bench.search import documents
from omarm.demo.bench.search.measuring import worked
from omarm.demo.seed.amounts import Amounts, Calendar
from omarm.demo.seed.commands import fill_organisation
from omarm.people.models import Organisation, Person
from omarm.questions.queries import proposals, similar
from omarm.questions.queries.words import forget_reader
from omarm.search.queries import forget_known
from omarm.search.queries.candidates import forget_size

GROUPS, OTHER_POSTS = 1_000, 5_000
READERS = 20
WARM_UP = 5


class _TakenBack(Exception):
    pass


def measure_questions(*, people=100_000, posts=1_000_000, questions=100_000, experts=20_000, rounds=100, progress):
    """Return how long it takes to propose similar questions, and to propose where to ask, by kind of text.

    {"first_ms", "first_cpu_ms", "rows": {what: {"p50_ms", "p95_ms", "cpu_p50_ms", "cpu_p95_ms", "found"}}}. `first_ms` is the first question of a process, which still has
    to read its lists and the newest questions. All is made in one transaction that is taken back. Raises BenchError where
    there is an organisation.
    """
    if Organisation.objects.exists():
        raise BenchError("There is an organisation here. Give this a folder of its own: OMARM_DATA.")
    told = {}
    try:
        with suppress(_TakenBack), transaction.atomic():
            amounts = Amounts(people=people, groups=GROUPS, posts=OTHER_POSTS, comments=0, reactions=0)
            fill_organisation(amounts, Calendar(datetime.now(UTC).date()), progress=progress)
            stock.fill(questions, posts, experts, progress)
            told = _measured(rounds, progress)
            raise _TakenBack
    finally:
        documents.take_away()
        for forget in (forget_size, forget_known, forget_reader):
            forget()
    return told


def table_of_questions(told):
    """Return the figures as lines for a terminal."""
    lines = [f"{'milliseconds':40}{'p50':>8}{'p95':>8}{'cpu p50':>9}{'cpu p95':>9}{'found':>7}"]
    lines += [
        f"{what:40}{row['p50_ms']:>8.1f}{row['p95_ms']:>8.1f}{row['cpu_p50_ms']:>9.1f}{row['cpu_p95_ms']:>9.1f}"
        f"{row['found']:>7.1f}"
        for what, row in told["rows"].items()
    ]
    first = f"The first question of a process: {told['first_ms']:.0f} ms, {told['first_cpu_ms']:.0f} of the processor."
    return "\n".join([*lines, first])


def _measured(rounds, progress):
    readers = list(Person.objects.active().filter(is_guest=False).order_by("pk")[:READERS])
    _found, wait, cpu = _asked(similar, readers[0], stock.texts(1)[0])
    told, rows = {"first_ms": wait, "first_cpu_ms": cpu}, {}
    kinds = _kinds()
    with progress(length=len(kinds) * 2 * rounds, label="questions") as bar:
        for what, ask in (("asked before", similar), ("where to ask", _proposed)):
            for kind, texts in kinds.items():
                rows[f"{what}: {kind}"] = _timed(ask, readers, texts, rounds)
                bar.update(rounds)
    return told | {"rows": rows}


def _kinds():
    """Return {kind: texts}: as they are asked, as they are typed, with common words alone, with words of nobody."""
    whole = stock.texts()[::37]
    return {
        "whole questions": whole,
        "while it is typed": [text[: len(text) * 2 // 3] for text in whole],
        "common words alone": [" ".join(text.split()[:2]) + " vergunning controle melding contract" for text in whole],
        "words that nobody used": [f"Hoe werkt de q{number}zx van de q{number}vw nu" for number in range(50)],
    }


def _proposed(person, text):
    found = proposals(person, text)
    return [*found.groups, *found.experts]


def _timed(ask, readers, texts, rounds):
    seen = [
        _asked(ask, reader, text)
        for text, reader in islice(zip(cycle(texts), cycle(readers), strict=False), rounds + WARM_UP)
    ][WARM_UP:]
    waits, cpus = (sorted(one[at] for one in seen) for at in (1, 2))
    return {
        "p50_ms": median(waits), "p95_ms": _p95(waits), "cpu_p50_ms": median(cpus), "cpu_p95_ms": _p95(cpus),
        "found": sum(one[0] for one in seen) / rounds,
    }  # fmt: skip


def _asked(ask, reader, text):
    """Return (how many were found, milliseconds, milliseconds of processor time)."""
    busy, started = worked(), perf_counter()
    found = len(ask(reader, text))
    return found, (perf_counter() - started) * 1000, (worked() - busy) * 1000


def _p95(values):
    return values[min(int(len(values) * 0.95), len(values) - 1)]
