"""Ask every query of the judged set, and say how many have a hit among the first, and how high it stands.

Success@5 and mean reciprocal rank are as tests/search/README.md tells (Voorhees, TREC-8, 1999).
"""

import tomllib
from collections import defaultdict
from contextlib import suppress
from dataclasses import asdict, dataclass

from django.db import connection, transaction

from omarm.demo.bench.errors import BenchError
from omarm.demo.bench.quality import corpora
from omarm.demo.bench.quality.plain import ask_plain, drop_plain, make_plain
from omarm.people.models import Organisation, Person
from omarm.search.queries import find

AMONG, LOOKED_AT = 5, 10  # results
LOADERS = {corpora.LINDEMEER: corpora.lindemeer, corpora.DEVELOPER_OVERHEID: corpora.developer_overheid}


class _TakenBack(Exception):
    pass


@dataclass(frozen=True)
class Asked:
    """One query and the rank of the first hit, from 1; 0 when there is none among the first ten."""

    query: str
    corpus: str
    kind: str
    ours: int
    plain: int


def measure_quality(judged, realdata, *, only=()):
    """Return what search makes of the judged set (a path): figures by corpus and kind, and each query.

    Needs a database without an organisation, and leaves it so. `realdata` is the folder with the samples; without the
    texts of developer.overheid.nl only the demonstration is asked. Raises BenchError.
    """
    if Organisation.objects.exists() or Person.objects.exists():
        raise BenchError("There is an organisation here. Give this a folder of its own: OMARM_DATA.")
    queries = tomllib.loads(judged.read_text(encoding="utf-8"))["query"]
    folder = corpora.folder_of(realdata) if realdata else None
    asked = []
    for name, load in LOADERS.items():
        is_there = name == corpora.LINDEMEER or (folder is not None and folder.is_dir())
        if is_there and name in (only or LOADERS):
            asked += _ask_all(load, folder, [one for one in queries if one["corpus"] == name])
    return {"rows": _rows(asked), "queries": [asdict(one) for one in asked]}


def table_of_quality(told):
    """Return the figures as lines for a terminal."""
    lines = [f"{'':34}{'queries':>8}{'success@5':>11}{'MRR':>7}{'plain @5':>10}{'plain MRR':>11}"]
    lines += [
        f"{row['what']:34}{row['queries']:>8}{row['success']:>11.3f}{row['mrr']:>7.3f}{row['plain_success']:>10.3f}"
        f"{row['plain_mrr']:>11.3f}"
        for row in told["rows"]
    ]
    missed = [one for one in told["queries"] if not 1 <= one["ours"] <= AMONG]
    lines += ["", f"Not among the first {AMONG}:"]
    return "\n".join([*lines, *(f"  {one['corpus']}, {one['kind']}: {one['query']}" for one in missed)])


def _ask_all(load, folder, queries):
    found = []
    with suppress(_TakenBack), transaction.atomic():
        corpus = load(folder)
        make_plain(corpus.reader)
        _count_anew()
        found += [_asked(corpus, one) for one in queries]
        drop_plain()
        raise _TakenBack
    return found


def _count_anew():
    """Tell the planner how much there is: what is not committed counts as nothing when the database looks by itself."""
    with connection.cursor() as cursor:
        cursor.execute("analyze")


def _asked(corpus, judged):
    hits = set(judged["hits"])
    results = find(corpus.reader, judged["query"], limit=LOOKED_AT).results
    ours = [corpus.reference(one.source.code, one.hit.id) for one in results]
    plain = [corpus.reference(*one) for one in ask_plain(judged["query"], LOOKED_AT)]
    return Asked(judged["query"], judged["corpus"], judged["kind"], _rank(ours, hits), _rank(plain, hits))


def _rank(references, hits):
    return next((place for place, one in enumerate(references[:LOOKED_AT], start=1) if one in hits), 0)


def _rows(asked):
    parts = defaultdict(list)
    for one in asked:
        for what in ("all", one.corpus, f"{one.corpus}, {one.kind}"):
            parts[what].append(one)
    return [_row(what, parts[what]) for what in sorted(parts, key=lambda what: (what != "all", what))]


def _row(what, asked):
    row = {"what": what, "queries": len(asked)}
    for name, ranks in (("", [one.ours for one in asked]), ("plain_", [one.plain for one in asked])):
        row[f"{name}success"] = sum(1 <= rank <= AMONG for rank in ranks) / len(ranks)
        row[f"{name}mrr"] = sum(1 / rank for rank in ranks if rank) / len(ranks)
    return row
