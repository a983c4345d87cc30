"""A list of results: what one way of asking gives, in an order, cut into pages."""

from dataclasses import dataclass, field

from omarm.core.pagination import Cursor
from omarm.core.pagination import number as number_in
from omarm.search.queries.answers import DATE, RELEVANCE, Count, Found
from omarm.search.queries.candidates import candidates, titled_candidates
from omarm.search.queries.question import Question, stored_sources
from omarm.search.queries.showing import by_date, by_relevance, counted, results, seen
from omarm.search.sources import source as source_of

AS_TYPED, RESPELLED = "a", "s"  # ways; a digit is one by most of the words, without so many


@dataclass(frozen=True)
class Wish:
    """In what order the list is wanted, behind which place, and how much of it."""

    order: str
    after: str
    limit: int


@dataclass(frozen=True)
class Way:
    """One way of asking: the question, its keys for the index, and the letter that stands for it in an address."""

    question: Question
    keys: list
    letter: str = AS_TYPED

    @property
    def by_parts(self):
        """Whether parts of a compound may have found it."""
        return self.letter.isdecimal()


@dataclass(frozen=True)
class Listed:
    """What was found in one way: Candidates that the person may see.

    `cut_at` is the last that was looked at, of sources that grow, when there may be more behind it; `chosen_cut_at`
    likewise of the source that was chosen. `is_few_cut` says that there may be more of the sources with few things.
    """

    way: Way | None = None
    rows: list = field(default_factory=list)
    cut_at: object = None
    chosen_cut_at: object = None
    is_few_cut: bool = False

    @property
    def ends_at(self):
        """The last that was looked at of what is listed, when there may be more of that behind it."""
        return self.chosen_cut_at if self.way.question.filters.source else self.cut_at


def listed_by(way, order, *, before=None):
    """Return what is found in this way, as Listed: of all sources, so that each is counted, before `before` (moment, id).

    By relevance what has the words in its title is among it, however old it is.
    """
    sources = stored_sources()
    chosen = way.question.filters.source
    found = _looked_at(way, sources, order, before)
    if found.cut_at is not None and chosen in _growing(sources):
        own = _looked_at(way, [source_of(chosen)], order, before)
        rows = [one for one in found.rows if one.source != chosen] + own.rows
        return Listed(way, rows, found.cut_at, own.cut_at, found.is_few_cut)
    return found


def _growing(sources):
    return {one.code for one in sources if not one.few}


def with_more(listed, more):
    """Return what was found with what another way found besides."""
    known = {one.key for one in listed.rows}
    rows = [*listed.rows, *(one for one in more.rows if one.key not in known)]
    cut_at, chosen = listed.cut_at or more.cut_at, listed.chosen_cut_at or more.chosen_cut_at
    way = listed.way if listed.rows else more.way
    return Listed(way, rows, cut_at, chosen, listed.is_few_cut or more.is_few_cut)


def page_of(listed, own, wish):
    """Return a page of what was found, as Found, with results of sources with a finder of their own among it."""
    question = listed.way.question if listed.way else None
    if question is None:
        return Found(None)
    chosen = question.filters.source
    counts = counted(
        listed.rows, stored_sources(), is_cut=listed.cut_at is not None, is_few_cut=listed.is_few_cut
    ) | dict(own.counts)
    if chosen in counts and chosen in _growing(stored_sources()):
        counts[chosen] = Count(counts[chosen].number, listed.chosen_cut_at is not None)
    rows = [one for one in listed.rows if chosen in {"", one.source}]
    shown, after = (_by_date if wish.order == DATE else _by_relevance)(listed, rows, wish)
    lit = results(question.person, shown, question.asked, by_parts=listed.way.by_parts)
    return Found(
        question.asked,
        results=own.among(lit) if not wish.after else lit,
        after=after,
        counts=counts,
        total=_total(counts, chosen),
        some_words=bool(rows) and listed.way.by_parts,
    )


def _looked_at(way, sources, order, before):
    looked = candidates(way.question, way.keys, sources, before=before)
    rows, cut_at = looked.rows, None
    if looked.is_cut:
        cut_at = [one for one in rows if not source_of(one.source).few][-1]
    if looked.is_cut and order == RELEVANCE:
        here = {one.pk for one in rows}
        rows = rows + [one for one in titled_candidates(way.question, way.keys, sources) if one.pk not in here]
    return Listed(way, seen(way.question.person, rows), cut_at, is_few_cut=looked.is_few_cut)


def _by_relevance(listed, rows, wish):
    ordered = by_relevance(rows)
    start = _place(ordered, wish.after)
    shown = ordered[start : start + wish.limit]
    end = start + len(shown)
    return shown, f"{shown[-1].source}.{shown[-1].object_id}.{end}" if end < len(ordered) else ""


def _place(ordered, after):
    """Return where the page begins: behind the last that was shown, or, when that is gone, as far on as it was."""
    source, _, rest = after.partition(".")
    number, _, place = rest.partition(".")
    for at, one in enumerate(ordered):
        if after and one.source == source and str(one.object_id) == number:
            return at + 1
    return min(number_in(place) or 0, len(ordered))


def _by_date(listed, rows, wish):
    """Return a page by date. Where it was cut, things of sources that are few wait until the others are as old."""
    last = listed.ends_at
    if last is not None:
        rows = [one for one in rows if (one.published_at, one.pk) >= (last.published_at, last.pk)]
    ordered = by_date(rows)
    shown = ordered[: wish.limit]
    if len(ordered) > len(shown):
        last = shown[-1]
    return shown, f"{listed.way.letter}{Cursor(last.published_at, last.pk)}" if last is not None else ""


def _total(counts, chosen):
    if chosen:
        return counts.get(chosen, Count())
    return Count(sum(one.number for one in counts.values()), any(one.is_more for one in counts.values()))
