"""What comes later for somebody, and what came just now."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from omarm.core.functions import Function, all_functions
from omarm.staging.queries.deciding import functions_off, plan, rows_for

NEW_FOR = timedelta(days=14)


@dataclass(frozen=True)
class Coming:
    """A function that somebody does not have now: from which day they do, when that is known, and what is said of it."""

    function: Function
    day: date | None
    note: str


@dataclass(frozen=True)
class Came:
    """A function that somebody has since a few days, and where it is, "" when it has no page of its own."""

    function: Function
    day: date
    url: str


def coming_to(person):
    """Return what comes later for this person as Coming: by day, then what has no day yet but is announced in words.

    What was switched off without day and words is not planned, and not promised.
    """
    found = [coming(person, one) for one in all_functions() if one.code in functions_off(person)]
    planned = [one for one in found if one.day or one.note]
    return sorted(planned, key=lambda one: (one.day is None, one.day or date.max))


def coming(person, function):
    """Return a Function that the person does not have now as Coming. The day is the first on which they do."""
    today = _today(person)
    rows = rows_for(person, function.code, today)
    turns = [day for row in plan().rows if row.function == function.code for day in (row.opens_on, row.closes_on)]
    days = sorted({day for day in turns if day and day > today})
    day = next((day for day in days if any(row.is_on(day) for row in rows_for(person, function.code, day))), None)
    note = next((row.note for row in rows if row.note), "")
    return Coming(function, day, note)


def came_to(person):
    """Return what the person got in the last two weeks as Came, the latest first."""
    today, found = _today(person), []
    for function in all_functions():
        if function.code not in functions_off(person):
            days = [row.opens_on for row in rows_for(person, function.code, today) if row.is_on(today) and row.is_new]
            found += [Came(function, min(days), _address(function))] if days and min(days) > today - NEW_FOR else []
    return sorted(found, key=lambda one: one.day, reverse=True)


def sees_coming(person):
    """Return whether there is something to tell on the page of what comes later; guests are told nothing of plans."""
    return person.is_authenticated and not person.is_guest and bool(plan().rows) and bool(coming_to(person))


def _today(person):
    looks = getattr(person, "looks_as", None)
    return (looks and looks.day) or timezone.localdate()


def _address(function):
    for name in function.addresses:
        try:
            return reverse(name)
        except NoReverseMatch:
            continue
    return ""
