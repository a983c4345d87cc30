"""Ways to narrow the directory. An app registers its own; the directory names none."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q
from django.utils.functional import Promise

MOST = 300  # people that are counted out


@dataclass(frozen=True, slots=True)
class Option:
    """One of what can be chosen: how it stands in the address, how it reads, and how many people it leaves, if known."""

    value: str
    label: str
    count: int | None = None
    depth: int = 0

    @property
    def indented(self):
        return "\u2003" * self.depth + self.label

    @property
    def number(self):
        """The count as it stands on a page; none is known where everybody is counted."""
        return f"{MOST}+" if self.count and self.count > MOST else self.count


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was chosen: how it reads, and whom it leaves."""

    value: str
    label: str
    people: Q


@dataclass(frozen=True)
class Facet:
    """One way to narrow, at `?code=value`.

    `options(viewer, among)` returns the Options with how many of the people `among` (ids) each leaves, none that leaves
    nobody; `among` None asks for what there is to choose, without numbers. `choose(viewer, value)` returns the Chosen, or
    None for what does not exist for this viewer: the same answer for a secret and for nonsense. Both know nobody by what
    was shown to fewer than all colleagues. A `switch` has one option, which is on or off: it stays where it would
    leave nobody. `note` says what it goes by. One that narrows by a `field`
    (its code) bears the name that the organisation gave that.
    """

    code: str
    label: Promise
    options: Callable
    choose: Callable
    order: int
    field: str = ""
    switch: bool = False
    note: Promise | str = ""
    for_guests: bool = False


_facets: dict[str, Facet] = {}


def register(facet):
    """Add a way to narrow. Raises ValueError when its code is taken."""
    if facet.code in _facets:
        raise ValueError(f"The facet {facet.code} is registered twice.")
    _facets[facet.code] = facet


def facets_for(viewer):
    """Return the ways to narrow that this person has, in their order."""
    facets = sorted(_facets.values(), key=lambda facet: facet.order)
    return [facet for facet in facets if facet.for_guests or not viewer.is_guest]
