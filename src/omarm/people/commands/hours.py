"""Telling when the organisation works. No promise that was given moves: it counts for what is asked from now on."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.audit.commands import note_act
from omarm.core.errors import DomainError
from omarm.core.holidays import NAMES
from omarm.core.worktime import NeverOpen
from omarm.people.models import ClosedDay, Organisation, WorkDay
from omarm.people.queries import forget_organisation, forget_work_time, work_time

MOST_AT_ONCE = 31  # days closed in one go
FARTHEST = timedelta(days=731)


@transaction.atomic
def change_hours(*, actor, days, keeps_public_holidays, worked_holidays=()):
    """Tell on which days of the week is worked: `days` is {weekday: (from, until)}. Returns the Organisation.

    `worked_holidays` are codes of the public holidays on which it is open though it keeps the others. Raises DomainError
    where no day is left, and where a day ends before it begins.
    """
    organisation = _locked(actor)
    if not days:
        raise DomainError(_("Choose at least one day on which is worked."), code="hours_none")
    for start, end in days.values():
        if start >= end and end.isoformat() != "00:00:00":
            raise DomainError(_("A day ends after it begins. Midnight as the end is 00:00."), code="hours_turned_round")

    organisation.keeps_public_holidays = keeps_public_holidays
    organisation.worked_holidays = [code for code in NAMES if code in worked_holidays]
    organisation.save(update_fields=["keeps_public_holidays", "worked_holidays"])
    WorkDay.objects.all().delete()
    WorkDay.objects.bulk_create(
        WorkDay(weekday=day, starts_at=start, ends_at=end) for day, (start, end) in days.items()
    )
    _check_it_opens()

    told = {str(day): f"{start:%H:%M}-{end:%H:%M}" for day, (start, end) in sorted(days.items())}
    note_act(
        actor=actor, act="hours.changed", target=organisation.name, days=told,
        keeps_public_holidays=keeps_public_holidays, worked_holidays=organisation.worked_holidays,
    )  # fmt: skip
    log.record("organisation.changed", actor=actor, subject=organisation)
    return organisation


@transaction.atomic
def close_days(*, actor, day, until=None, name=""):
    """Close the organisation on a day, or from a day until and with another. Returns how many days that are.

    A day that was closed already gets the new name. Raises DomainError for days that are over, too far or too many.
    """
    organisation, until = _locked(actor), until or day
    if until < day:
        raise DomainError(_("The last day comes before the first."), code="closed_turned_round")
    if day < timezone.localdate():
        raise DomainError(_("This day is over."), code="closed_over")
    if until > timezone.localdate() + FARTHEST:
        raise DomainError(_("Choose a day within two years."), code="closed_far")
    number = (until - day).days + 1
    if number > MOST_AT_ONCE:
        raise DomainError(_("Close at most %(most)d days at once.") % {"most": MOST_AT_ONCE}, code="closed_many")

    name = " ".join(name.split())[:60]
    for ahead in range(number):
        ClosedDay.objects.update_or_create(day=day + timedelta(days=ahead), defaults={"name": name})
    _check_it_opens()

    note_act(actor=actor, act="days.closed", target=organisation.name, day=str(day), until=str(until), name=name)
    log.record("organisation.changed", actor=actor, subject=organisation)
    return number


@transaction.atomic
def open_day(*, actor, day):
    """Be open after all on a day that was closed. Returns whether it was."""
    organisation = _locked(actor)

    was_closed = bool(ClosedDay.objects.filter(day=day).delete()[0])

    if was_closed:
        transaction.on_commit(_forget)
        note_act(actor=actor, act="day.opened", target=organisation.name, day=str(day))
        log.record("organisation.changed", actor=actor, subject=organisation)
    return was_closed


def _locked(actor):
    """Return the Organisation, locked: two changes at once are one after the other."""
    if not actor.is_administrator:
        raise PermissionDenied
    return Organisation.objects.select_for_update(no_key=True).get()


def _check_it_opens():
    """Raise DomainError when no working day is left within a year: then no promise could be counted."""
    transaction.on_commit(_forget)  # who asked meanwhile remembered what was not changed yet
    _forget()
    try:
        work_time().opening(timezone.now())
    except NeverOpen:
        raise DomainError(
            _("Then the organisation is closed for a year. Leave some days open."), code="hours_never"
        ) from None
    finally:
        _forget()


def _forget():
    forget_organisation()
    forget_work_time()
