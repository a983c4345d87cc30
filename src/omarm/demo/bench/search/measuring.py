"""Ask questions of every kind of a tenth of the documents, and of all: how long a first page takes, and whether that grows."""

import os
from contextlib import suppress
from datetime import UTC, datetime
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from django.db import connection, transaction

from omarm.demo.bench.errors import BenchError
from omarm.demo.bench.search import documents
from omarm.demo.bench.search.documents import FIELDS, RARE, SPECIALS, Stock, rare_word
from omarm.demo.seed.amounts import Amounts, Calendar
from omarm.demo.seed.commands import fill_organisation
from omarm.demo.seed.copying import copy_rows, without_indexes
from omarm.people.models import Organisation, Person
from omarm.search.models import Document
from omarm.search.queries import find
from omarm.search.queries.candidates import forget_size

AROUND = Amounts(people=2_000, groups=200, posts=5_000, comments=0, reactions=0)
READERS = 20
WARM_UP = 3
SMALLER = 10  # times fewer documents, to compare with


class _TakenBack(Exception):
    pass


def measure_search(*, number=1_000_000, rounds=40, today=None, progress):
    """Return how long the first page takes, by kind of question, with a tenth of `number` documents and with all.

    Everything is taken back afterwards. Without an organisation one is made for it; another than one to practise with is
    refused: BenchError. Milliseconds of a whole `find`: index, rights, hits, lighting. `cpu` is what processor time of it
    went to the database and to us, which is what a quiet machine needs.
    """
    here = Organisation.objects.first()
    if here is not None and not here.is_practice:
        raise BenchError("Only an organisation made by `omarm seed` or `omarm demo` can be measured.")
    documents.check_words()
    told = {}
    try:
        with suppress(_TakenBack), transaction.atomic():
            if here is None:
                fill_organisation(AROUND, Calendar(today or _today()), progress=progress)
            told = _measured(number, rounds, progress)
            raise _TakenBack
    finally:
        documents.take_away()
        forget_size()
    return told


def table_of_search(told):
    """Return the figures as lines for a terminal."""
    sizes = list(told["sizes"])
    head = "".join(f"{f'{size:,} p50':>14}{'p95':>8}{'cpu':>8}" for size in sizes)
    lines = [f"{'first page, milliseconds':26}{head}{'ratio':>8}"]
    for name in told["sizes"][sizes[0]]:
        rows = [told["sizes"][size][name] for size in sizes]
        cells = "".join(f"{row['p50_ms']:>14.1f}{row['p95_ms']:>8.1f}{row['cpu_ms']:>8.1f}" for row in rows)
        lines.append(f"{name:26}{cells}{rows[-1]['cpu_ms'] / (rows[0]['cpu_ms'] or 1):>8.2f}")
    return "\n".join([*lines, "ratio: processor time with all documents to that with the fewest."])


def _measured(number, rounds, progress):
    posts = documents.posts_to_stand_for()
    if not posts:
        raise BenchError("There are no posts to stand for documents. Seed some.")
    documents.register(posts)
    readers = list(Person.objects.active().filter(is_guest=False).order_by("-pk")[:READERS])
    stock, sizes, filled = Stock(posts, number), {}, 0
    for size in sorted({max(number // SMALLER, 1), number}):
        _fill(stock, filled, size, progress)
        filled = size
        sizes[size] = _all_kinds(readers, rounds, progress)
    return {"sizes": sizes, "posts": len(posts)}


def _fill(stock, start, end, progress):
    with without_indexes([Document], progress=progress), progress(length=end - start, label="documents") as bar:
        copy_rows(Document, FIELDS, stock.rows(start, end), tell=bar.update)
    with connection.cursor() as cursor:
        cursor.execute("analyze search_document")
    forget_size()


def _all_kinds(readers, rounds, progress):
    figures, kinds = {}, _questions()
    with progress(length=len(kinds) * rounds, label="questions") as bar:
        for name, texts in kinds.items():
            asked = list(zip(islice(cycle(texts), rounds + WARM_UP), cycle(readers), strict=False))
            for text, reader in asked[:WARM_UP]:
                find(reader, text)
            seen = [_timed(reader, text) for text, reader in asked[WARM_UP:]]
            figures[name] = _figures(seen)
            bar.update(rounds)
    return figures


def _questions():
    """Return {kind: texts}; a blank at the end says that the word is whole."""
    words = {name: [one.word for one in some] for name, some in SPECIALS.items()}
    rare = [rare_word(number) for number in range(RARE)]
    kinds = {"rare (20 documents)": rare, "absent": [f"q{number}absent" for number in range(RARE)]}
    kinds |= {name: words[name] for name in ("0.1 %", "1 %", "3 %", "10 %", "30 %")}
    kinds |= {
        "30 % and rare": [f"{often} {seldom}" for often, seldom in zip(cycle(words["30 %"]), rare, strict=False)],
        "30 % and 0.1 %": [f"{one} {other}" for one, other in zip(words["30 %"], words["0.1 %"], strict=True)],
        "10 % not 30 %": [f"{one} -{other}" for one, other in zip(words["10 %"], words["30 %"], strict=True)],
        "never together": [" ".join(words["never"])],
        "of groups of few readers": words["hidden"],
        "2 %, some in titles": words["titled"],
    }
    return {name: [f"{text} " for text in texts] for name, texts in kinds.items()}


def _timed(reader, text):
    """Return (milliseconds, milliseconds of processor time, how many were found)."""
    busy, started = worked(), perf_counter()
    found = find(reader, text)
    return (perf_counter() - started) * 1000, (worked() - busy) * 1000, len(found.results)


def _figures(seen):
    waits = sorted(wait for wait, _cpu, _found in seen)
    return {
        "p50_ms": median(waits), "p95_ms": waits[min(int(len(waits) * 0.95), len(waits) - 1)],
        "cpu_ms": sum(cpu for _wait, cpu, _found in seen) / len(seen),
        "found": sum(number for _wait, _cpu, number in seen) / len(seen),
    }  # fmt: skip


def worked():
    """Return the processor time of this process and of its database process, in seconds; the first alone where it is not told."""
    own = process_time()
    try:
        fields = Path(f"/proc/{connection.connection.info.backend_pid}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return own
    return own + sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK")


def _today():
    return datetime.now(UTC).date()
