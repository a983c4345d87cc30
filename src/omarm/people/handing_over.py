"""What a person can look after and hand to somebody else. An app above registers its own; `people` names none."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise


@dataclass(frozen=True)
class Held:
    """One thing that somebody looks after: a group, a page. `pk` names it among what its Holding holds.

    `proposed` is the Person who seems the one to go on with it, or None. Without a `url` the reader may not know of it:
    then its name says only what kind of thing it is. `refusal` says why they cannot give it to anybody, if so.
    """

    pk: int
    name: str
    url: str = ""
    detail: str = ""
    proposed: Any = None
    refusal: str = ""

    @property
    def key(self):
        """Return the number as text, to name it in a page."""
        return str(self.pk)


@dataclass(frozen=True)
class Holding:
    """A kind of thing that people look after.

    `held_by(person, seen_by)` returns what only this person looks after, as a list of Held in words for who reads it.
    `hand_over(*, actor, pk, person, to)` is a command: it gives one to somebody else, checks who may, writes in one
    transaction, and raises DomainError when it cannot. `unasked` says how one gives such a thing away when nobody asks,
    `remark` what one may miss among them.
    """

    code: str
    label: Promise
    held_by: Callable
    hand_over: Callable
    order: int = 50
    unasked: Promise | str = ""
    remark: Promise | str = ""


_holdings = {}


def register(holding):
    """Add a Holding. Raises ValueError when its code is taken."""
    if holding.code in _holdings:
        raise ValueError(f"The holding {holding.code} is registered twice.")
    _holdings[holding.code] = holding


def all_holdings():
    """Return the registered Holdings in their order."""
    return sorted(_holdings.values(), key=lambda holding: holding.order)


def holding_of(code):
    """Return the Holding with this code. Raises KeyError."""
    return _holdings[code]


def held_by(person, *, seen_by):
    """Return [(Holding, [Held, …])] of what only this person looks after, without those of which there is nothing."""
    found = [(holding, holding.held_by(person, seen_by)) for holding in all_holdings()]
    return [(holding, things) for holding, things in found if things]
