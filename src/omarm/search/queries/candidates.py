"""The index is asked in two stages that nobody but us chooses, so that no word can make it read everything.

The planner, left free, walked a million rows for two common words that never meet (docs/decisions/0023). So first the
newest documents are walked, with a condition that no index can serve; only when those hold few hits, the index of words is
asked, in an order that no index gives. Below a number of documents the walk is left out.
"""

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from time import monotonic

from django.db import connection, transaction
from django.db.utils import OperationalError

WALKED = 25_000  # of the newest documents
ENOUGH = 120  # hits among those: the rest is older and not needed
MOST = 300  # candidates that are ranked, checked and counted
INDEX_ALONE_BELOW = 50_000  # documents
MOST_OF_FEW = 100  # of a source of which there are never many
WEIGHTS = "{0.1,0.5,0.7,1}"  # of D, C, B and A: a part of a compound, text, names, the title
TIMEOUT = "1s"
REMEMBERED_SECONDS = 60

SCORES = """
    ts_rank_cd(%(weights)s::float4[], words, %(rank)s::tsquery),
    ts_rank_cd(%(weights)s::float4[], words, %(wide)s::tsquery),
    array(select words @@ one::tsquery from unnest(%(each)s::text[]) with ordinality as each (one, place) order by place)
"""
WALK = f"""
select id, source, object_id, published_at, {SCORES}, thread from (
    select * from (
        select id, source, object_id, published_at, thread, words from search_document
        where true {{moments}} order by published_at desc, id desc limit {WALKED}
    ) newest
    where (words @@ %(query)s::tsquery) is true limit {MOST}
) found
"""
ASK = f"""
select id, source, object_id, published_at, {SCORES}, thread from (
    select id, source, object_id, published_at, thread, words from search_document
    where words @@ %(query)s::tsquery {{moments}}
    order by published_at + interval '0' desc, id desc limit %(most)s
) found
"""


class TookTooLong(Exception):
    """The database gave up on a question after a second."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document that may be a hit: nothing of it is shown or counted before its source has said that it may be seen.

    `holds` tells which of the words it has, `thread` is the conversation that it is of.
    """

    pk: int
    source: str
    object_id: int
    published_at: datetime
    rank: float = 0.0
    wide_rank: float = 0.0
    holds: tuple[bool, ...] = ()
    thread: int | None = None

    @property
    def key(self):
        return self.source, self.object_id


class _Size:
    number = 0
    until = 0.0


@contextmanager
def patience():
    """Have the questions inside be given up after a second. Raises TookTooLong."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("select set_config('statement_timeout', %s, true)", [TIMEOUT])
            yield
            cursor.execute("select set_config('statement_timeout', '0', true)")
    except OperationalError as error:
        if getattr(error.__cause__, "sqlstate", "") == "57014":  # query_canceled
            raise TookTooLong from error
        raise


def candidates(question, query, sources, *, before=None):
    """Return at most 300 Candidates of these Sources by a query, the newest first; of those with few things, 100 more.

    `before` is (moment, id) of the last that was shown. Raises TookTooLong.
    """
    few = [one.code for one in sources if one.few]
    many = [one.code for one in sources if not one.few]
    found = _asked(question, query, few, most=MOST_OF_FEW, before=before) if few else []
    if many:
        found += _staged(question, query, many, before=before)
    return found


def is_large():
    """Return whether there are so many documents that the newest are walked first; known to a minute."""
    if _Size.until < monotonic():
        with connection.cursor() as cursor:
            cursor.execute("select reltuples from pg_class where oid = 'search_document'::regclass")
            _Size.number = cursor.fetchone()[0]
        _Size.until = monotonic() + REMEMBERED_SECONDS
    return _Size.number >= INDEX_ALONE_BELOW


def forget_size():
    """Have the next question count anew: between tests, and after filling the index."""
    _Size.until = 0.0


def _staged(question, query, sources, *, before):
    if is_large():
        found = _run(WALK, question, question.narrowed(query, sources), before=before)
        if len(found) >= ENOUGH:
            return found
    return _asked(question, query, sources, most=MOST, before=before)


def _asked(question, query, sources, *, most, before):
    return _run(ASK, question, question.narrowed(query, sources), most=most, before=before)


def _run(statement, question, query, *, most=MOST, before=None):
    since, until = question.moments
    told = {
        "query": query, "rank": question.strict, "wide": question.wide, "each": question.each, "weights": WEIGHTS,
        "most": most, "since": since, "until": until,
    }  # fmt: skip
    moments = "and published_at >= %(since)s" if since else ""
    moments += " and published_at < %(until)s" if until else ""
    if before:
        moments += " and (published_at, id) < (%(before)s, %(before_id)s)"
        told |= {"before": before[0], "before_id": before[1]}
    with connection.cursor() as cursor:
        cursor.execute(statement.format(moments=moments), told)
        return [Candidate(*row) for row in cursor.fetchall()]
