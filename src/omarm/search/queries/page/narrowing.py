"""Naming what a search is narrowed to: a group, a colleague, a topic, by id or as they are typed.

All of it goes through the sources: nobody learns a name here that they would not find.
"""

from dataclasses import dataclass

from omarm.core.folding import fold
from omarm.search import queries, sources
from omarm.search.queries.answers import Filters

OFFERED = 8
_own = {}


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that a search can be narrowed to. `pk` is its id, `note` tells two of one name apart."""

    pk: int
    name: str
    note: str = ""


def register_own(code, rows):
    """Add `rows(person)`, which returns what the person belongs to of a source: offered before anything is typed."""
    _own[code] = rows


def own_choices(person, code):
    """Return the Choices of a source that the person belongs to (their groups), by name."""
    rows = _own.get(code)
    return [Choice(row.pk, row.name) for row in rows(person)] if rows else []


def choice_of(person, code, pk):
    """Return the Choice with this id as the person may see it, or None."""
    source = sources.source(code)
    allowed = set(source.visible(person, [pk]))
    hit = source.hits(person, [pk]).get(pk) if pk in allowed else None
    return Choice(hit.id, hit.title) if hit else None


def choices_named(person, code, text):
    """Return at most eight Choices of a source that the text finds, best first.

    Those of that very name alone if there are any, else those with it in their name, else all.
    """
    found = queries.find(person, text, filters=Filters(source=code), limit=OFFERED)
    choices, name = [_choice(result.hit) for result in found.results], fold(text)
    same = [choice for choice in choices if fold(choice.name) == name]
    return same or [choice for choice in choices if name in fold(choice.name)] or choices


def _choice(hit):
    return Choice(hit.id, hit.title, hit.extra or hit.where)
