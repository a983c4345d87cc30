"""Following the staff list: what HR knows about a person, brought up to date."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F

from omarm.people.commands.jobs import store_job
from omarm.people.models import Department, Person, Position


@dataclass(frozen=True, kw_only=True)
class Listed:
    """What a staff list says of somebody. What it leaves empty stays what it was."""

    function: str = ""
    department: Department | None = None
    position: Position | None = None
    manager: Person | None = None
    phone: str = ""
    place: str = ""
    employed_since: date | None = None


@transaction.atomic
def follow_staff_list(*, actor, person, listed, own=frozenset()):
    """Bring a profile up to date with the staff list. Returns whether anything changed.

    `own` are the columns that people keep themselves: the list only fills those that are empty.
    """
    _check_administrator(actor)

    told = {name: value for name, value in _fitting(listed).items() if value and value != getattr(person, name)}
    told = {name: value for name, value in told.items() if name not in own or not getattr(person, name)}
    if told.get("manager") == person:
        del told["manager"]
    if not told:
        return False

    return store_job(actor=actor, person=person, told=told)


@transaction.atomic
def clear_managers(*, actor, people):
    """Leave people (by id) without a manager, where two staff lists together made a circle. Returns how many."""
    _check_administrator(actor)
    return Person.objects.filter(pk__in=people).update(manager=None, card_version=F("card_version") + 1)


def _fitting(listed):
    """Return what is listed, cut to what the columns hold, so that a long text is not new at every import."""
    longest = {name: Person._meta.get_field(name).max_length for name in vars(listed)}
    return {name: value[: longest[name]] if longest[name] else value for name, value in vars(listed).items()}


def _check_administrator(actor):
    if actor is not None and not actor.is_administrator:
        raise PermissionDenied
