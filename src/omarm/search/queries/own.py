"""Hits of sources that have a finder of their own: people."""

from dataclasses import dataclass

from omarm.search.queries.answers import Count, Filters
from omarm.search.queries.showing import shown
from omarm.search.sources import all_sources

MOST = 20
FIRST, BEHIND, BETWEEN = 3, 2, 3  # by name on top; others behind the first three results


@dataclass(frozen=True)
class Own:
    """Results of those sources, best first: who is called so, and who is found by something else or another spelling."""

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
            return self.all
        return (*called, *listed[:BETWEEN], *others, *listed[BETWEEN:])


def own_hits(question):
    """Return what those sources find, as Own; nothing where the filters are of documents alone."""
    filters = question.filters
    if filters != Filters(source=filters.source):
        return Own()
    called, others, counts, forgiven = [], [], {}, False
    for one in all_sources():
        if not one.find:
            continue
        found = one.find(question.person, question.text, MOST)
        allowed = set(one.visible(question.person, [hit.id for hit in found.hits]))
        kept = [(place, hit) for place, hit in enumerate(found.hits) if hit.id in allowed]
        counts[one.code] = Count(len(kept), found.is_more)
        forgiven |= found.forgiven
        if filters.source not in {"", one.code}:
            continue
        for place, hit in kept:
            by_name = place < found.by_name and not found.forgiven
            (called if by_name else others).append(shown(one, hit, question.asked))
    return Own(tuple(called), tuple(others), tuple(counts.items()), forgiven)
