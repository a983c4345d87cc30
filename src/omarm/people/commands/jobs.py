"""Where somebody works and as what, when the organisation says so; and whether that makes it another job."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.audit.commands import note_act
from omarm.core.errors import DomainError
from omarm.core.folding import fold
from omarm.people.commands.checks import hold_departments
from omarm.people.commands.finding import renew_found
from omarm.people.models import Department, Person

JOB = ("function", "department", "position")
WORK = (*JOB, "manager")


@transaction.atomic
def change_job(*, actor, person, **job):
    """Change the function, department, position or manager of somebody, as an administrator. Returns whether anything changed.

    Raises DomainError for a manager who is a guest, the person, or led by the person, and for a department that was dissolved.
    """
    if not actor.is_administrator or job.keys() - set(WORK):
        raise PermissionDenied
    told = {name: value for name, value in job.items() if value != getattr(person, name)}
    if told.get("manager"):
        _check_manager(person, told["manager"])
    if not told:
        return False

    note_act(actor=actor, act="person.job_changed", target=person.username)
    return store_job(actor=actor, person=person, told=told)


def store_job(*, actor, person, told):
    """Write what the organisation tells of somebody's work and record it; `moved` where it is another job. Returns True.

    Raises DomainError for a department that was dissolved meanwhile.
    """
    hold_departments(told.get("department"))
    moved = {"moved": True} if has_moved(person, told) else {}
    for name, value in told.items():
        setattr(person, name, value)
    person.card_version = F("card_version") + 1
    person.save(update_fields=[*told, "card_version"])
    renew_found(people=[person.pk])

    log.record("profile.changed", actor=actor, subject=person, **moved)
    return True


def _check_manager(person, manager):
    if manager.is_guest:
        raise DomainError(_("A guest manages nobody here."), code="manager_guest")
    leads = dict(Person.objects.exclude(manager=None).values_list("pk", "manager_id"))
    above, seen = manager.pk, set()
    while above is not None and above not in seen:
        if above == person.pk:
            raise DomainError(
                _("%(name)s cannot manage themselves, also not by way of others.") % {"name": person.name},
                code="manager_round",
            )
        seen.add(above)
        above = leads.get(above)


def has_moved(person, told):
    """Return whether what is told (by name of the field) makes another job of the one that the person has.

    What was not known yet is filled in, and the same words written otherwise are the same: neither is a move. A position
    is its title; the place where it is, is the department.
    """
    return any(_is_other(getattr(person, name), told[name]) for name in JOB if name in told)


def _is_other(before, after):
    return bool(before and after) and _as_meant(before) != _as_meant(after)


def _as_meant(value):
    """Return a text or the title of a position in folded words; a department as itself, since two may have one name."""
    return value.pk if isinstance(value, Department) else fold(str(value))
