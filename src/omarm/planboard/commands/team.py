"""Putting the project team together, and saying of which parts somebody must be in it."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.adoption.commands.places import want_at
from omarm.core.errors import DomainError
from omarm.core.locking import locked
from omarm.people.commands import hold_departments
from omarm.people.models import Department, Person
from omarm.planboard.models import Member, RequiredPlace
from omarm.planboard.queries.seeing import may_choose_team
from omarm.planboard.queries.sponsors import nameable


@dataclass(frozen=True, kw_only=True)
class NewMember:
    """Who, of which layer and department (None: of the whole organisation), and what they do in the team."""

    person: Person
    layer: str
    department: Department | None = None
    role: str = ""


@transaction.atomic
def add_member(*, actor, new):
    """Have somebody in the team. Returns the Member. Raises DomainError for who is in it, or does not work here."""
    _check(actor)
    if not nameable().filter(pk=new.person.pk).exists():
        raise DomainError(_("Choose a colleague who works here."), code="member")
    if Member.objects.filter(person=new.person).exists():
        raise _already(new.person)
    hold_departments(new.department)

    member = _added(new)

    log.record("team.joined", actor=actor, subject=member, person=new.person.pk)
    return member


@transaction.atomic
def change_member(*, actor, member, layer, department, role):
    """Change for whom somebody is in the team. Returns the Member. Raises DomainError for a department that was dissolved."""
    _check(actor)
    hold_departments(department)
    member = locked(Member.objects, member)

    member.layer, member.department, member.role = layer, department, role
    member.save(update_fields=["layer", "department", "role"])

    log.record("team.changed", actor=actor, subject=member)
    return member


@transaction.atomic
def remove_member(*, actor, member):
    """Take somebody out of the team; they may leave it themselves. Returns nothing."""
    if member.person_id != actor.pk:
        _check(actor)

    if Member.objects.select_for_update(of=("self",), no_key=True).filter(pk=member.pk).exists():
        log.record("team.left", actor=actor, subject=member, person=member.person_id)
        Member.objects.filter(pk=member.pk).delete()


@transaction.atomic
def require_places(*, actor, places):
    """Say of which (department id or None, layer) somebody must be in the team; the others need nobody. Returns how many."""
    _check(actor)
    many = want_at(RequiredPlace, places)

    log.record("team.required", actor=actor, subject=actor)
    return many


def _added(new):
    """Return the new Member. Raises DomainError when somebody else took them in at the same moment."""
    try:
        with transaction.atomic():
            return Member.objects.create(**vars(new))
    except IntegrityError as error:
        raise _already(new.person) from error


def _already(person):
    return DomainError(_("%(name)s is in the team already.") % {"name": person.name}, code="member_already")


def _check(actor):
    if not may_choose_team(actor):
        raise PermissionDenied
