"""Accounts: made, renamed, ended and given a task. An administrator's acts stand in the audit."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.audit.commands import note_act
from omarm.core.errors import DomainError
from omarm.core.legible import checked_name, legible
from omarm.people.commands.checks import hold_departments
from omarm.people.commands.finding import renew_found
from omarm.people.models import Department, FormerUsername, OneTimeCode, Person, Position, Role, Session
from omarm.people.models.person import username_shape
from omarm.people.naming import Name, free_username, username_from

GUEST_AGAIN_FOR = timedelta(days=28)
RESERVED = {
    "chart",
    "departments",
    "experts",
    "narrow",
    "new",
}  # addresses under /people/ and /admin/people/ that are pages


@dataclass(frozen=True, kw_only=True)
class NewPerson:
    """What is known of somebody who gets an account. Without a username one is made from the name."""

    name: Name
    username: str = ""
    email: str | None = None
    password: str | None = field(default=None, repr=False)
    function: str = ""
    department: Department | None = None
    position: Position | None = None
    phone: str = ""
    place: str = ""
    employed_since: date | None = None
    account_since: date = field(default_factory=timezone.localdate)
    is_active: bool = True
    is_guest: bool = False
    ends_on: date | None = None
    source_key: str | None = None


@transaction.atomic
def create_person(*, actor, new):
    """Make an account. Returns the Person. `actor` None is the operator or an import.

    Raises DomainError when the username or mail address is taken, the username not of our shape, or the department dissolved.
    """
    _check_administrator(actor)
    checked_name(new.name.text, code="name_missing")
    name = Name(*map(legible, (new.name.given, new.name.particle, new.name.surname)))
    if new.email and Person.objects.filter(email__iexact=new.email).exists():
        raise DomainError(_("Somebody has this mail address already."), code="email_taken")
    if new.username:
        _check_username(new.username)
    hold_departments(new.department)

    person = Person(
        username=new.username or free_name(name),
        email=new.email or None,
        given_name=name.given[:80], particle=name.particle[:30], surname=name.surname[:120],
        function=new.function[:160], department=new.department, position=new.position, phone=new.phone[:40],
        place=new.place[:120], employed_since=new.employed_since, is_active=new.is_active, is_guest=new.is_guest,
        ends_on=new.ends_on, source_key=new.source_key, account_since=new.account_since,
    )  # fmt: skip
    derive(person)
    person.set_password(new.password)
    person.save(force_insert=True)
    renew_found(people=[person.pk])

    if actor is not None:
        note_act(actor=actor, act="person.created", target=person.username)
    log.record("person.created", actor=actor, subject=person)
    return person


@transaction.atomic
def rename_person(*, actor, person, username):
    """Give somebody another username, or a former one back; the old address keeps leading to them. Returns the Person."""
    _check_administrator(actor)
    _check_username(username, of=person)

    former = person.username
    FormerUsername.objects.filter(username=username).delete()
    FormerUsername.objects.create(username=former, person=person)
    person.username = username
    person.card_version = F("card_version") + 1
    person.save(update_fields=["username", "card_version"])
    renew_found(people=[person.pk])

    note_act(actor=actor, act="person.renamed", target=username, former=former)
    log.record("person.renamed", actor=actor, subject=person)
    return person


@transaction.atomic
def deactivate_person(*, actor, person):
    """End an account: it cannot sign in, and its sessions end now. What it wrote stays. Returns the Person.

    Of a guest the last day goes: nobody who looks after a group can open by another day what an administrator ended.
    """
    _check_administrator(actor)
    if actor is not None and person.pk == actor.pk:
        raise DomainError(_("You cannot end your own account."), code="own_account")
    _check_another_administrator(person)

    person.is_active, person.ends_on = False, None
    person.save(update_fields=["is_active", "ends_on"])
    renew_found(people=[person.pk])
    Session.objects.filter(person=person).delete()
    OneTimeCode.objects.filter(person=person).delete()

    note_act(actor=actor, act="person.deactivated", target=person.username)
    log.record("person.deactivated", actor=actor, subject=person)
    return person


@transaction.atomic
def reactivate_person(*, actor, person):
    """Open an ended account again; a guest gets four weeks. Returns the Person. The one that is nobody stays as it is."""
    _check_administrator(actor)
    if person.is_nameless:
        raise PermissionDenied

    person.is_active = True
    person.ends_on = timezone.localdate() + GUEST_AGAIN_FOR if person.is_guest else None
    person.save(update_fields=["is_active", "ends_on"])
    renew_found(people=[person.pk])

    note_act(actor=actor, act="person.reactivated", target=person.username)
    log.record("person.reactivated", actor=actor, subject=person)
    return person


@transaction.atomic
def change_roles(*, actor, person, codes):
    """Let somebody have exactly these tasks for the organisation. Returns the Person.

    Raises DomainError when nobody would be left who administers.
    """
    _check_administrator(actor)
    if Role.Code.ADMINISTRATOR not in codes:
        _check_another_administrator(person)

    Role.objects.filter(person=person).exclude(code__in=codes).delete()
    Role.objects.bulk_create((Role(person=person, code=code) for code in codes), ignore_conflicts=True)
    person.__dict__.pop("role_codes", None)

    note_act(actor=actor, act="person.roles_changed", target=person.username, roles=sorted(codes))
    log.record("person.roles_changed", actor=actor, subject=person)
    return person


def free_name(name):
    """Return a username for a Name that nobody has or had."""
    return free_username(username_from(name.text)[:56].rstrip("."), _is_taken)


def derive(person):
    """Fill what follows from the parts of a name: how it is written and sorted."""
    name = Name(person.given_name, person.particle, person.surname)
    person.name = name.text[:240]
    person.sort_key = name.sort_key


def _check_username(username, *, of=None):
    try:
        username_shape(username)
    except ValidationError as error:
        raise DomainError(error.messages[0], code="username_shape") from error
    if _is_taken(username, of=of):
        raise DomainError(_("This username is taken."), code="username_taken")


def _is_taken(username, *, of=None):
    """Whether it is in use, was somebody else's, or would hide behind a page."""
    held = Person.objects.filter(username=username).exists()
    return held or username in RESERVED or FormerUsername.objects.filter(username=username).exclude(person=of).exists()


def _check_another_administrator(person):
    """Raise DomainError when nobody would administer without this person. Locks, so that two cannot unmake each other."""
    tasks = Role.objects.select_for_update(no_key=True).filter(code=Role.Code.ADMINISTRATOR).select_related("person")
    administrators = {task.person_id for task in tasks if task.person.is_active}
    if administrators and administrators <= {person.pk}:
        raise DomainError(_("Somebody has to be the functional administrator."), code="last_administrator")


def _check_administrator(actor):
    if actor is not None and not actor.is_administrator:
        raise PermissionDenied
