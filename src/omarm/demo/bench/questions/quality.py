"""Ask every question of the judged set again, and say how often its twin and its group are among the first.

The form of the file and the measures are those of tests/questions/README.md. Each part that Omarm knows of words is left
out once, so that one sees what it brings; PostgreSQL's own full text stands beside it.
"""

import tomllib
from contextlib import suppress
from dataclasses import asdict, dataclass

from django.db import transaction

from omarm.core.language.own_words import DUTCH_STOP_WORDS
from omarm.core.language.tokens import tokens
from omarm.demo.bench.errors import BenchError
from omarm.demo.bench.questions import corpus as corpora
from omarm.demo.bench.questions.plain import ask_plain, drop_plain, make_plain, route_plain
from omarm.people.models import Organisation, Person
from omarm.questions.queries import proposals, similar
from omarm.questions.queries.words import reading_with
from omarm.search.queries import forget_known

LOOKED_AT = 10
GROUPS = 3
SHOWN = 5  # similar questions
ALIKE = 5  # letters by which two words count as the same, as tests/questions/README.md says
PARTS = (
    ("as it is", "srtf"),
    ("without fields of work", "srt"),
    ("without topics of the organisation", "srf"),
    ("without related words", "stf"),
    ("without synonyms", "rtf"),
    ("without any list", ""),
)  # fmt: skip
PLAIN = "PostgreSQL, any of the words"


class _TakenBack(Exception):
    pass


@dataclass(frozen=True)
class Asked:
    """One text that was asked, and the rank of what was right, from 1; 0 when it is not among the first ten (groups: three)."""

    text: str
    part: str
    rank: int
    among_others: int = 0
    is_group: bool = False
    shares: bool = False
    group: str = ""


def measure_quality(judged, *, parts=PARTS):
    """Return what is made of a judged set (a path): rows of figures, and each text with its rank.

    Needs a database without an organisation, and leaves it so. Raises BenchError.
    """
    if Organisation.objects.exists() or Person.objects.exists():
        raise BenchError("There is an organisation here. Give this a folder of its own: OMARM_DATA.")
    told, found = tomllib.loads(judged.read_text(encoding="utf-8")), []
    try:
        with suppress(_TakenBack), transaction.atomic():
            corpus = corpora.load(told)
            for name, lists in parts:
                with reading_with(lists):
                    found += _ours(corpus, told, name)
            found += _plain(corpus, told)
            raise _TakenBack
    finally:
        forget_known()
    return {"rows": _rows(found, [name for name, _lists in parts]), "asked": [asdict(one) for one in found]}


def table_of_quality(told):
    """Return the figures as lines for a terminal."""
    lines = [f"{'asked before':52}{'n':>5}{'first':>8}{'in 3':>8}{'in 5':>8}{'MRR':>8}{'in 5 of the others':>20}"]
    lines += [
        f"{row['what']:52}{row['n']:>5}{row['first']:>8.3f}{row['in_3']:>8.3f}{row['in_5']:>8.3f}{row['mrr']:>8.3f}"
        f"{row['in_5_of_others']:>20.3f}"
        for row in told["rows"] if not row["is_group"]
    ]  # fmt: skip
    lines += ["", f"{'where to ask':52}{'n':>5}{'first':>8}{'in 3':>8}"]
    lines += [
        f"{row['what']:52}{row['n']:>5}{row['first']:>8.3f}{row['in_3']:>8.3f}"
        for row in told["rows"]
        if row["is_group"]
    ]
    return "\n".join(lines)


def _ours(corpus, told, part):
    others = _others(corpus, told)
    for one in told["pair"]:
        hits = [hit.post_id for hit in similar(corpus.reader, one["again"], limit=len(corpus.posts))]
        yield _pair(corpus, one, part, hits, others)
    for one in told["routing"]:
        groups = [corpus.codes[found.group.pk] for found in proposals(corpus.reader, one["question"]).groups]
        yield _routed(one, part, groups)


def _plain(corpus, told):
    texts = {pk: text for text, pk in corpus.posts.items()}
    code = {text: one["code"] for one in told["group"] for text in one["asked"]}
    code |= {one["asked"]: one["group"] for one in told["pair"]} | {one["text"]: one["group"] for one in told["other"]}
    rows = [(pk, code[text], text) for pk, text in texts.items()]
    rows += [(None, one["code"], f"{one['name']} {one['purpose']} {' '.join(one['topics'])}") for one in told["group"]]
    make_plain(rows)
    others = _others(corpus, told)
    for one in told["pair"]:
        yield _pair(corpus, one, PLAIN, ask_plain(one["again"], len(rows)), others)
    for one in told["routing"]:
        yield _routed(one, PLAIN, route_plain(one["question"], GROUPS))
    drop_plain()


def _others(corpus, told):
    return {corpus.posts[one["text"]] for one in told["other"]}


def _pair(corpus, one, part, hits, others):
    twin = corpus.posts[one["asked"]]
    among = _rank([hit for hit in hits if hit == twin or hit in others], {twin})
    return Asked(one["again"], part, _rank(hits, {twin}), among, shares=_shares_a_word(one), group=one["group"])


def _routed(one, part, groups):
    right = {one["group"], *one.get("also", ())}
    return Asked(one["question"], part, _rank(groups, right), is_group=True, group=one["group"])


def _rank(found, right):
    return next((place for place, one in enumerate(found[:LOOKED_AT], start=1) if one in right), 0)


def _shares_a_word(pair):
    again, asked = (
        {token.word[:ALIKE] for token in tokens(text) if len(token.word) > 1 and token.word not in DUTCH_STOP_WORDS}
        for text in (pair["again"], pair["asked"])
    )
    return not again.isdisjoint(asked)


def _rows(found, parts):
    """Return figures of each part; of the first also by what the pairs share and by group."""
    rows = []
    for is_group in (False, True):
        mine = [one for one in found if one.is_group is is_group]
        rows += [_row(part, [one for one in mine if one.part == part]) for part in (*parts, PLAIN)]
        own = [one for one in mine if one.part == parts[0]]
        if not is_group:
            rows += [
                _row(f"  {what}", [one for one in own if one.shares is shares])
                for what, shares in (("they share a word", True), ("they share none", False))
            ]  # fmt: skip
        for group in sorted({one.group for one in own}) if is_group else ():
            rows.append(_row(f"  {group}", [one for one in own if one.group == group]))
    return rows


def _row(what, asked):
    ranks, number = [one.rank for one in asked], len(asked) or 1
    return {
        "what": what, "n": len(asked), "is_group": bool(asked) and asked[0].is_group,
        "first": sum(rank == 1 for rank in ranks) / number,
        "in_3": sum(1 <= rank <= GROUPS for rank in ranks) / number,
        "in_5": sum(1 <= rank <= SHOWN for rank in ranks) / number,
        "mrr": sum(1 / rank for rank in ranks if rank) / number,
        "in_5_of_others": sum(1 <= one.among_others <= SHOWN for one in asked) / number,
    }  # fmt: skip
