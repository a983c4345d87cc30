"""Hits of sources that have a finder of their own: people."""

from dataclasses import dataclass

from omarm.core.language import Asked
from omarm.search.queries.answers import Count, Filters
from omarm.search.queries.showing import shown
from omarm.search.sources import all_sources

MOST = 20
FIRST, BEHIND, BETWEEN = 3, 2, 3  # by name on top; others behind the first three results


@dataclass(frozen=True)
class Own:
    """What those sources found, best first, as (source, hit): who is called so, and who is found by something else or another spelling."""

    asked: Asked | None = None
    called: tuple = ()
    others: tuple = ()
    counts: tuple = ()
    is_forgiven: bool = False

    @property
    def all(self):
        return (*self.called, *self.others)

    @property
    def is_certain(self):
        """Whether somebody was found by what was typed, as it was typed."""
        return bool(self.all) and not self.is_forgiven

    def among(self, listed):
        """Return these results among those of the index, as a list of all sources shows them."""
        called = self.called[:FIRST]
        others = (*self.called[FIRST:], *self.others)[:BEHIND]
        if not listed:
            return self.lit(self.all)
        return (*self.lit(called), *listed[:BETWEEN], *self.lit(others), *listed[BETWEEN:])

    def lit(self, some):
        """Return some of it as Results."""
        return tuple(shown(source, hit, self.asked) for source, hit in some)


def own_hits(question):
    """Return what those sources find, as Own; nothing where the filters are of documents alone."""
    filters = question.filters
    if filters != Filters(source=filters.source):
        return Own()
    called, others, counts, forgiven = [], [], {}, False
    for one in all_sources():
        if not one.find:
            continue
        found = one.find(question.person, question.asked, MOST)
        counts[one.code] = Count(len(found.hits), found.is_more)
        forgiven |= found.forgiven
        if filters.source not in {"", one.code}:
            continue
        hits = [(one, hit) for hit in found.hits]
        called += hits[: found.by_name]
        others += hits[found.by_name :]
    return Own(question.asked, tuple(called), tuple(others), tuple(counts.items()), forgiven)
