"""What leans on a function: what goes on now, or soon, and asks for it. Apps above tell; `staging` names none."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from omarm.staging.queries.deciding import audience_has


@dataclass(frozen=True)
class Leaning:
    """One thing that asks for a function: what it is called, where its page is, and its last day."""

    name: str
    url: str
    until: date


@dataclass(frozen=True)
class Gone:
    """From which day an audience would not have a function any more, and from which it would again (None: not known)."""

    since: date
    until: date | None = None

    def meets(self, first, last):
        """Return whether a day from the first to the last is one of these."""
        return self.since <= last and (self.until is None or self.until > first)


_finders: list[Callable] = []


def tell_of(find):
    """Add `find(code, audience, gone)`: what an app above has that asks for a function, as a list of Leaning."""
    if find not in _finders:
        _finders.append(find)


def leaning_on(code, audiences, when=None):
    """Return what would be cut off if these audiences had a function so (commands.When; None: not at all), each once.

    Nothing for an audience that has it not today: nothing is taken from it.
    """
    found = [
        one
        for audience in audiences
        if audience_has(code, department=audience.department, group=audience.group)
        for gone in _gone(when)
        for find in _finders
        for one in find(code, audience, gone)
    ]
    return list(dict.fromkeys(found))


def _gone(when):
    """Return the Gone that a When means for who has it today."""
    today = timezone.localdate()
    if when is None or when.opens_on is None:
        return [Gone(today)]
    later = [Gone(today, when.opens_on)] if when.opens_on > today else []
    return [*later, Gone(when.closes_on)] if when.closes_on else later
