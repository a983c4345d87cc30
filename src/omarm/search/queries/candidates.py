"""The index is asked in two stages that nobody but us chooses, so that no word can make it read everything.

The planner, left free, walked a million rows for two common words that never meet (docs/decisions/0023). So first the
newest documents are walked, with a condition that no index can serve: some of them, and more only when those show that it is
worth it. When that gives few hits, the index of words is asked, in an order that no index gives. Below a number of documents
the walk is left out. What has the words in its title is asked for by itself, whatever its age, where there is more than is ranked.

The index is asked for each word as a key of its own: as one tsquery, two words that never meet took it eight times as long.
"""

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction
from django.db.utils import OperationalError

from omarm.core.remembered import remembered
from omarm.search.queries.marks import any_of

FIRST, PROMISING = 2_500, 12  # of the newest documents, and hits among those with which the walk goes on
WALKED = 25_000  # then
ENOUGH = 120  # hits among those: the rest is older and not needed
MOST = 300  # candidates that are ranked, checked and counted
INDEX_ALONE_BELOW = 50_000  # documents
MOST_OF_FEW = 100  # of a source of which there are never many
MOST_TITLES, TITLES_READ = 60, 2_000  # with the words in the title, besides: the newest of those that are read
WEIGHTS = "{0.1,0.5,0.7,1}"  # of D, C, B and A: a part of a compound, text, names, the title
TIMEOUT = "1s"
REMEMBERED_SECONDS = 60

# %(sources)s and %(few)s are codes of sources; the hits that may be seen decide how far is walked, so nothing else can tell.
ROW = """
select id, source, object_id, published_at,
    ts_rank_cd(%(weights)s::float4[], words, %(rank)s::tsquery),
    ts_rank_cd(%(weights)s::float4[], words, %(wide)s::tsquery),
    array(select words @@ one::tsquery from unnest(%(each)s::text[]) with ordinality as each (one, place) order by place),
    thread, words @@ %(titled)s::tsquery
"""
NEWEST = """(
    select id, source, object_id, published_at, thread, words from search_document
     where true {moments} order by published_at desc, id desc limit"""
MET = "source = any(%(sources)s) and (words @@ %(all)s::tsquery) is true"
WALK = f"""{ROW} from (
    select * from {NEWEST} {WALKED}) newest
    where (select count(*) from (select from {NEWEST} {FIRST}) first where {MET} limit {PROMISING}) hits) = {PROMISING}
      and {MET} limit {MOST}
) walked"""
ASK = f"""{ROW} from (
    select id, source, object_id, published_at, thread, words from search_document
    where {{keys}} and source = any(%({{which}})s) {{moments}}
    order by {{order}} limit {{most}}
) {{which}}"""
TITLED = f"""{ROW} from (
    select * from (
        select id, source, object_id, published_at, thread, words from search_document
        where {{keys}} and words @@ %(titled)s::tsquery and source = any(%(sources)s) {{moments}} limit {TITLES_READ}
    ) read order by published_at desc, id desc limit {MOST_TITLES}
) titled"""
TITLES_FIRST = "(words @@ %(titled)s::tsquery) desc, published_at desc, id desc"
NEWEST_FIRST = "published_at + interval '0' desc, id desc"


class TookTooLong(Exception):
    """The database gave up on a statement after a second."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document that may be a hit: nothing of it is shown or counted before its source has said that it may be seen.

    `holds` tells which of the words it has, `thread` is the conversation that it is of, `is_titled` that its title has all.
    """

    pk: int
    source: str
    object_id: int
    published_at: datetime
    rank: float = 0.0
    wide_rank: float = 0.0
    holds: tuple[bool, ...] = ()
    thread: int | None = None
    is_titled: bool = False

    @property
    def key(self):
        return self.source, self.object_id


@dataclass(frozen=True, slots=True)
class Looked:
    """The Candidates that were looked at, the newest first, and whether there may be more of them behind the last one.

    `is_cut` is said of what grows, `is_few_cut` of sources with few things, which do not go on.
    """

    rows: list
    is_cut: bool = False
    is_few_cut: bool = False


@contextmanager
def patience():
    """Have each statement inside be given up after a second. Raises TookTooLong."""
    is_inside = connection.in_atomic_block  # of another transaction, which goes on; of our own it is forgotten
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "select current_setting('statement_timeout'), set_config('statement_timeout', %s, true)", [TIMEOUT]
            )
            before = cursor.fetchone()[0]
            yield
            if is_inside:
                cursor.execute("select set_config('statement_timeout', %s, true)", [before])
    except OperationalError as error:
        if getattr(error.__cause__, "sqlstate", "") == "57014":  # query_canceled
            raise TookTooLong from error
        raise


def candidates(question, keys, sources, *, before=None):
    """Return Looked: at most 300 Candidates of these Sources that meet all keys, and of those with few things 100 more.

    `before` is (moment, id) of the last that was shown. Raises TookTooLong.
    """
    asking, walks = _Asking(question, keys, sources, before), is_large()
    few, many = asking.few_and(WALK if walks else ASK)
    if walks and asking.sources and len(many) < ENOUGH:
        walks, many = False, asking.run([asking.of_many(ASK)])
    rows = sorted([*few, *many], key=lambda one: (one.published_at, one.pk), reverse=True)
    return Looked(rows, len(many) >= (ENOUGH if walks else MOST), len(few) >= MOST_OF_FEW)


def titled_candidates(question, keys, sources):
    """Return at most 60 Candidates of these Sources, those with few things aside, with all words in the title. Raises TookTooLong."""
    asking = _Asking(question, keys, sources, None)
    return asking.run([asking.of_many(TITLED)] if asking.sources and asking.told["titled"] else [])


@remembered(seconds=REMEMBERED_SECONDS)
def is_large():
    """Return whether there are so many documents that the newest are walked first; known to a minute."""
    with connection.cursor() as cursor:
        cursor.execute("select reltuples from pg_class where oid = 'search_document'::regclass")
        return cursor.fetchone()[0] >= INDEX_ALONE_BELOW


forget_size = is_large.forget


class _Asking:
    """One question to the index, with all that the statements are told."""

    def __init__(self, question, keys, sources, before):
        self.few = [one.code for one in sources if one.few]
        self.sources = [one.code for one in sources if not one.few]
        needed = question.narrowed(keys)
        self.met = [f"words @@ %(key{place})s::tsquery" for place in range(len(needed))]
        self.told = {f"key{place}": key for place, key in enumerate(needed)} | {
            "all": " & ".join(f"({key})" for key in needed), "few": self.few, "sources": self.sources,
            "few_marks": any_of(f"@k{code}" for code in self.few), "marks": any_of(f"@k{code}" for code in self.sources),
            "titled": " & ".join(question.titles), "rank": question.strict, "wide": question.wide,
            "each": question.each, "weights": WEIGHTS,
        }  # fmt: skip
        self.moments = self._moments(*question.moments, before)

    def few_and(self, statement):
        """Return (Candidates of the sources with few things, those of the others by a statement): asked at once."""
        parts = [self.of_few()] if self.few else []
        found = self.run([*parts, self.of_many(statement)] if self.sources else parts)
        return [one for one in found if one.source in self.few], [one for one in found if one.source in self.sources]

    def of_few(self):
        keys = "words @@ %(few_marks)s::tsquery and words @@ %(all)s::tsquery"  # the first one leaves nearly nothing
        return ASK.format(keys=keys, which="few", most=MOST_OF_FEW, moments=self.moments, order=TITLES_FIRST)

    def of_many(self, statement):
        keys = [*self.met, *(["words @@ %(marks)s::tsquery"] if len(self.sources) == 1 else [])]
        return statement.format(
            keys=" and ".join(keys), which="sources", most=MOST, moments=self.moments, order=NEWEST_FIRST
        )

    def run(self, parts):
        """Return the Candidates that these statements find together."""
        if not parts:
            return []
        with connection.cursor() as cursor:
            cursor.execute("\nunion all\n".join(parts), self.told)
            return [Candidate(*row) for row in cursor.fetchall()]

    def _moments(self, since, until, before):
        """Return the conditions on when, and take note of what they are told."""
        self.told |= {"since": since, "until": until}
        moments = " and published_at >= %(since)s" if since else ""
        moments += " and published_at < %(until)s" if until else ""
        if before:
            moments += " and (published_at, id) < (%(before)s, %(before_id)s)"
            self.told |= {"before": before[0], "before_id": before[1]}
        return moments
