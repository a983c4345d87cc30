"""What waits for somebody whose job it is, each with the act that is ready: the register from which the desk is made.

An app says in its `prepared.py` what it has (`find`), in words that are made when they are read (`words`): the desk keeps
codes and values, so that it can speak the language of who opens it, and asks again who may see it (`seen_by`).
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.functional import Promise


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """One thing that waits. `key` is the same as long as it is the same thing; `values` are plain and need no database to read.

    `since` is from when it waits, `until` the moment by which it should be done; the earliest is shown first. Somebody in
    particular is named by `person` (an id): then it is on nobody else's desk.
    """

    key: str
    values: dict = field(default_factory=dict)
    since: datetime | None = None
    until: datetime | None = None
    person: int | None = None

    def filled(self, **values):
        """Return it with more values, for one reader: they are not kept."""
        return replace(self, values=self.values | values)


@dataclass(frozen=True)
class Told:
    """What the desk says of it: one line, why it is there, and where the prepared act is, with the words on its button."""

    title: str
    why: str
    url: str
    act: str


@dataclass(frozen=True, kw_only=True)
class Source:
    """One sort of things that wait. `category` is one of the seven core tasks (the codes of the desk).

    `find(now, most)` returns at most so many Waiting, the most pressing first, with a bounded number of queries; it runs in
    the background for the whole organisation, and what it returns is kept: ids, and nothing that only readers of a post or a
    group may know. `seen_by(person, waiting)` returns those of a list that this person may know of, each `filled` with such
    words; who has no such question to ask lets all through that look after the whole. `words(values)` returns Told.
    Of what is `waits_for_word` a colleague waits until it is decided here: nobody can tick it off without that.
    """

    code: str
    category: str
    label: Promise
    find: Callable
    words: Callable
    waits_for_word: bool = False
    seen_by: Callable = lambda person, waiting: waiting
    order: int = 50


def end_of(day: date) -> datetime:
    """Return the moment at which a day is over in the organisation: what is due on it is not late before."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time()))


MOST_FOUND = 200  # among so many is looked for what still waits


def still(find):
    """Return a `seen_by` by which what was done meanwhile is gone at once: for sorts of which there are few, found by an index."""

    def seen_by(person, waiting):
        there = {one.key: one for one in find(timezone.now(), MOST_FOUND)}
        return [there[one.key] for one in waiting if one.key in there]

    return seen_by


_sources: dict[str, Source] = {}


def register(source: Source) -> None:
    """Add a source. Raises ValueError when its code is taken."""
    if source.code in _sources:
        raise ValueError(f"The source {source.code} is registered twice.")
    _sources[source.code] = source


def all_sources() -> list[Source]:
    """Return the registered sources in their order."""
    return sorted(_sources.values(), key=lambda source: (source.order, source.code))


def source_of(code: str) -> Source | None:
    """Return the source with this code; None when the app that had it is gone."""
    return _sources.get(code)
