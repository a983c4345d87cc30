"""Telling that one is away, and being back. Why is not asked, and what is over is forgotten."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.core.errors import DomainError
from omarm.people.models import Person
from omarm.profiles.models import Absence

LONGEST = timedelta(days=730)
MOST_AHEAD = 10  # absences of one person that are not over


@transaction.atomic
def tell_absence(*, actor, ends_on, starts_on=None, stand_in=None):
    """Tell that one is away from a day (today, unless given) until and with another, and who stands in.

    Returns the Absence. Who stands in is told. Raises DomainError for days that cannot be, that overlap what was told,
    for too many, and for oneself or a guest as the stand-in; PermissionDenied for a guest and for whom one cannot see.
    """
    today = timezone.localdate()
    starts_on = starts_on or today
    if actor.is_guest:
        raise PermissionDenied
    _check_days(starts_on, ends_on, today)
    _check_stand_in(actor, stand_in)
    Person.objects.select_for_update(no_key=True).get(pk=actor.pk)  # two at once would both find the days free
    ahead = Absence.objects.filter(person=actor, ends_on__gte=today)
    if ahead.filter(starts_on__lte=ends_on, ends_on__gte=starts_on).exists():
        raise DomainError(_("You told already that you are away on some of these days."), code="absence_overlaps")
    if ahead.count() >= MOST_AHEAD:
        raise DomainError(
            _("You can tell at most %(most)d absences ahead.") % {"most": MOST_AHEAD}, code="absence_many"
        )

    absence = Absence.objects.create(person=actor, starts_on=starts_on, ends_on=ends_on, stand_in=stand_in)

    if stand_in:
        log.record("absence.stand_in_named", actor=actor, subject=absence, stand_in=stand_in.pk)
    return absence


@transaction.atomic
def end_absence(*, actor, absence):
    """Be back, or stay after all: it is told no more and kept nowhere. Returns nothing. Who stood in hears no more of it."""
    if absence.person_id != actor.pk:
        raise PermissionDenied

    Absence.objects.filter(pk=absence.pk).delete()

    if absence.stand_in_id:
        log.record("absence.ended", actor=actor, subject=actor)


@transaction.atomic
def decline_stand_in(*, actor, absence):
    """Stand in for somebody no more. Returns nothing. Raises PermissionDenied for who does not stand in."""
    if absence.stand_in_id != actor.pk:
        raise PermissionDenied

    Absence.objects.filter(pk=absence.pk).update(stand_in=None)

    log.record("absence.ended", actor=actor, subject=actor)


@transaction.atomic
def forget_past_absences():
    """Delete the absences that are over: a history of who was away belongs to nobody. Returns how many there were.

    The clock runs it each night.
    """
    return Absence.objects.filter(ends_on__lt=timezone.localdate()).delete()[0]


def _check_days(starts_on, ends_on, today):
    if ends_on < today:
        raise DomainError(_("The last day is behind us. Choose today or a later day."), code="absence_over")
    if ends_on < starts_on:
        raise DomainError(_("The last day comes before the first."), code="absence_turned_round")
    if ends_on > today + LONGEST:
        raise DomainError(_("Choose a last day within two years."), code="absence_far")


def _check_stand_in(actor, stand_in):
    if stand_in is None:
        return
    if stand_in.pk == actor.pk or stand_in.is_guest:
        raise DomainError(_("Choose a colleague who stands in for you."), code="absence_stand_in")
    if not Person.objects.visible_to(actor).active().contains(stand_in):
        raise PermissionDenied
