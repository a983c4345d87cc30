"""Finding people by name, and by what they do and know; typing errors are forgiven where nothing else is found.

Two bounded questions to one table, never left to the planner's choice of order (decision 23): strict first, forgiving
only where that finds nothing (of one word: fewer than three people). Whoever reads decides what they may be found by: a
guest finds fellow members, by name alone.
"""

from omarm.people.models import Person
from omarm.people.queries.finding.finder import Finder, FoundPeople
from omarm.people.queries.finding.places import as_cursor, behind
from omarm.people.queries.finding.words import MoreWords, Texts, Why, register_words

__all__ = [
    "Finder", "FoundPeople", "MoreWords", "Texts", "Why", "as_cursor", "behind", "best_named", "find_people", "finder_for", "narrowed",
    "register_words",
]  # fmt: skip


def find_people(person, text, *, limit=24, after="") -> FoundPeople:
    """Return the active people whom the person may see and whom the text leads to; none without words."""
    return finder_for(person, text).page(limit=limit, after=after)


def narrowed(people, text, *, reader, forgiving=True):
    """Return a queryset of Person narrowed to whom the text leads, in the order it had; all of them without words.

    For lists that have an order of their own. `people` say who may be found at all.
    """
    finder = Finder(reader, text, among=people, also_ended=True)
    if finder.question.nothing:
        return people if not text.strip() else people.none()
    if forgiving:
        finder.settle()
    return people.filter(pk__in=finder.meeting().values("person"))


def best_named(people, text, *, reader, limit, order=("sort_key", "pk")):
    """Return at most `limit` of a queryset of Person, for a picker: who is called so first, each part in the order given.

    Only where nobody's name begins so, typing errors are forgiven. Without words it is the first of all of them.
    """
    if not text.strip():
        return list(people.order_by(*order)[:limit])
    finder = Finder(reader, text, among=people, also_ended=True)
    if finder.question.nothing:
        return []
    called = list(people.filter(pk__in=finder.called().values("person")).order_by(*order)[:limit])
    if len(called) == limit:
        return called
    if not called:
        finder.settle()
    others = people.filter(pk__in=finder.meeting().values("person")).exclude(pk__in=[row.pk for row in called])
    return [*called, *others.order_by(*order)[: limit - len(called)]]


def finder_for(person, text, *, among=None):
    """Return a Finder of active people; `among` is a queryset of Person that narrows whom to find."""
    if person.is_guest:
        among = (Person.objects.active() if among is None else among).visible_to(person)
    return Finder(person, text, among=among)
