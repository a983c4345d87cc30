"""How quickly the questions asked before appear, and where to ask: in a large house that is made and taken back."""

from contextlib import suppress
from datetime import UTC, datetime
from itertools import cycle, islice
from statistics import median
from time import perf_counter

from django.db import transaction

from omarm.demo.bench.errors import BenchError
from omarm.demo.bench.questions import stock
from omarm.demo.bench.search import documents
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

    {"first_ms", "rows": {what: {"p50_ms", "p95_ms", "found"}}}. `first_ms` is the first question of a process, which still has
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
    lines = [f"{'milliseconds':44}{'p50':>8}{'p95':>8}{'found':>8}"]
    lines += [
        f"{what:44}{row['p50_ms']:>8.1f}{row['p95_ms']:>8.1f}{row['found']:>8.1f}" for what, row in told["rows"].items()
    ]
    return "\n".join([*lines, f"The first question of a process: {told['first_ms']:.0f} ms."])


def _measured(rounds, progress):
    readers = list(Person.objects.active().filter(is_guest=False).order_by("pk")[:READERS])
    started = perf_counter()
    similar(readers[0], stock.texts(1)[0])
    told, rows = {"first_ms": (perf_counter() - started) * 1000}, {}
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
    waits, found = [], 0
    asked = islice(zip(cycle(texts), cycle(readers), strict=False), rounds + WARM_UP)
    for number, (text, reader) in enumerate(asked):
        started = perf_counter()
        seen = ask(reader, text)
        if number >= WARM_UP:
            waits.append((perf_counter() - started) * 1000)
            found += len(seen)
    waits.sort()
    return {
        "p50_ms": median(waits),
        "p95_ms": waits[min(int(len(waits) * 0.95), len(waits) - 1)],
        "found": found / rounds,
    }
