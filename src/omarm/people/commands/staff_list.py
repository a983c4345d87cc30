"""Following the staff list: what HR knows about a person, brought up to date."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction

from omarm.activity import log
from omarm.people.commands.accounts import derive
from omarm.people.models import Department, Person


@dataclass(frozen=True, kw_only=True)
class Listed:
    """What a staff list says of somebody. What it leaves empty stays what it was."""

    function: str = ""
    department: Department | None = None
    manager: Person | None = None
    phone: str = ""
    place: str = ""


@transaction.atomic
def follow_staff_list(*, actor, person, listed):
    """Bring a profile up to date with the staff list. Returns whether anything changed."""
    if actor is not None and not actor.is_administrator:
        raise PermissionDenied

    told = {name: value for name, value in vars(listed).items() if value and value != getattr(person, name)}
    if not told or told.get("manager") == person:
        return False

    for name, value in told.items():
        setattr(person, name, value)
    derive(person)
    person.card_version += 1
    person.save(update_fields=[*told, "search_text", "card_version"])

    log.record("profile.changed", actor=actor, subject=person)
    return True
