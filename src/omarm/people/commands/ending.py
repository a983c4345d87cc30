"""Accounts with a last day: guests from outside. The clock ends them; who looks after their group can put it off."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.core.errors import DomainError
from omarm.people.commands.finding import renew_found
from omarm.people.models import OneTimeCode, Person, Session

LONGEST = timedelta(days=366)  # our own choice: once a year somebody looks whether a guest is still one


def check_last_day(ends_on):
    """Raise DomainError for a last day that has been, or lies more than a year ahead."""
    today = timezone.localdate()
    if not today <= ends_on <= today + LONGEST:
        raise DomainError(_("Choose a last day between today and a year from now."), code="last_day")


@transaction.atomic
def end_account(*, actor, person):
    """End an account whose last day has been; the clock does (`actor` None). Its sessions end. Returns whether it ended."""
    if actor is not None:
        raise PermissionDenied
    due = Person.objects.select_for_update(no_key=True).filter(
        pk=person.pk, is_active=True, ends_on__lt=timezone.localdate()
    )
    if not due.exists():
        return False

    Person.objects.filter(pk=person.pk).update(is_active=False)
    renew_found(people=[person.pk])
    Session.objects.filter(person=person).delete()
    OneTimeCode.objects.filter(person=person).delete()

    log.record("person.deactivated", actor=None, subject=person)
    return True


def end_due_accounts():
    """End every account whose last day has been, each in a transaction of its own. Returns how many."""
    due = Person.objects.active().filter(ends_on__lt=timezone.localdate()).order_by("pk")
    return sum(end_account(actor=None, person=person) for person in due)


@transaction.atomic
def extend_account(*, actor, person, ends_on):
    """Give a guest another last day; also one whose day has been, who can sign in again. Returns the Person.

    For administrators, or (`actor` None) for an app that checked who asks. Raises DomainError for a day out of reach,
    and for an account that an administrator ended.
    """
    if actor is not None and not actor.is_administrator:
        raise PermissionDenied
    check_last_day(ends_on)
    person = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    if not person.is_guest:
        raise DomainError(_("Only the account of a guest has a last day."), code="not_a_guest")
    if not person.is_active and person.ends_on is None:
        raise DomainError(_("An administrator ended this account. Ask them to open it again."), code="account_ended")

    was_ended, person.is_active, person.ends_on = not person.is_active, True, ends_on
    person.save(update_fields=["is_active", "ends_on"])
    renew_found(people=[person.pk])

    if was_ended:
        log.record("person.reactivated", actor=None, subject=person)
    return person
