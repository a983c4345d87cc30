"""Recording and withdrawing consent, choosing how far something is measured, and what the clock does with it.

Nothing of it is ever changed or deleted: the register is a history.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.consent.measurements import Mode, declared, forgetting_of, get
from omarm.consent.models import ConsentRecord, ModeChoice
from omarm.consent.queries import ENDS_SOON_DAYS, chosen_mode, consent_for, is_measured, may_decide
from omarm.core.errors import DomainError

ONE_AT_A_TIME = 7_011_701  # the lock that only one recording holds; any number that no other lock uses


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """What was agreed: by whom, when, what about, where the paper is, until when."""

    given_by: str
    given_on: date
    scope: str
    document: str
    until: date | None = None


@transaction.atomic
def record_consent(*, actor, measurement, agreement):
    """Store that the works council agreed to a declared measurement. Returns the ConsentRecord.

    The same agreement is stored once: sent twice, one would stay in force when the other is withdrawn.

    Raises KeyError for what was not declared, DomainError for dates that cannot be.
    """
    _check_may_decide(actor)
    get(measurement)
    if agreement.given_on > timezone.localdate():
        raise DomainError(_("Consent can be recorded from the day that it was given."), code="consent_date")
    if agreement.until and agreement.until < agreement.given_on:
        raise DomainError(_("Consent cannot end before the day that it was given."), code="consent_term")

    _one_at_a_time()
    same = (
        ConsentRecord.objects.in_force(timezone.localdate()).filter(measurement=measurement, **vars(agreement)).first()
    )
    if same:
        return same
    record = ConsentRecord.objects.create(measurement=measurement, recorded_by=actor, **vars(agreement))

    log.record("consent.given", actor=actor, subject=record, measurement=measurement)
    return record


@transaction.atomic
def withdraw_consent(*, actor, record):
    """End a consent from today. Returns the record."""
    _check_may_decide(actor)
    ended = ConsentRecord.objects.filter(pk=record.pk, withdrawn_on=None).update(withdrawn_on=timezone.localdate())
    if not ended:
        raise DomainError(_("This consent was withdrawn before."), code="consent_withdrawn")

    log.record("consent.withdrawn", actor=actor, subject=record, measurement=record.measurement)
    record.refresh_from_db()
    return record


@transaction.atomic
def choose_mode(*, actor, measurement, mode, reason):
    """Store how far a declared measurement goes from now on, and why. Returns the ModeChoice.

    Raises KeyError for what was not declared, DomainError for a mode that it has not, that holds already, or that waits
    for the works council.
    """
    _check_may_decide(actor)
    declared_one, mode = get(measurement), Mode(mode)
    if mode not in declared_one.modes:
        raise DomainError(_("This cannot be measured that way."), code="mode_unknown")
    if mode == chosen_mode(measurement):
        raise DomainError(_("That is how it is set already."), code="mode_same")
    is_locked = declared_one.needs_works_council and mode.rank > declared_one.without_consent.rank
    if is_locked and consent_for(measurement) is None:
        raise DomainError(_("This stays locked until the works council agreed."), code="consent_missing")

    choice = ModeChoice.objects.create(measurement=measurement, mode=mode, reason=reason, chosen_by=actor)

    log.record("consent.mode_chosen", actor=actor, subject=choice, measurement=measurement, mode=str(mode))
    return choice


@transaction.atomic
def tell_of_terms():
    """Record of each consent that ends within thirty days, and of each that ended, that it does: once each, by the clock.

    Where another consent lasts longer nothing has to be told. Returns (how many end soon, how many ended).
    """
    today = timezone.localdate()
    soon = ConsentRecord.objects.in_force(today).filter(
        warned_on=None, until__lte=today + timedelta(days=ENDS_SOON_DAYS)
    )
    over = ConsentRecord.objects.filter(ended_told_on=None, withdrawn_on=None, until__lt=today)
    return (
        sum(_tell("consent.ends_soon", record, "warned_on", today) for record in soon),
        sum(_tell("consent.ended", record, "ended_told_on", today) for record in over),
    )


def forget_what_is_not_measured():
    """Delete what was kept of each measurement that is not counted together (any more). Returns {code: how much}."""
    return {
        measurement.code: sum(forget() for forget in forgetting_of(measurement.code))
        for measurement in declared()
        if forgetting_of(measurement.code) and not is_measured(measurement.code)
    }


def _one_at_a_time():
    with connection.cursor() as db:
        db.execute("select pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])


def _tell(verb, record, mark, today):
    if not ConsentRecord.objects.filter(pk=record.pk, **{mark: None}).update(**{mark: today}):
        return False
    others = ConsentRecord.objects.in_force(today).filter(measurement=record.measurement)
    if any(other.until is None or other.until > record.until for other in others):
        return False
    log.record(verb, actor=None, subject=record, measurement=record.measurement)
    return True


def _check_may_decide(actor):
    if not may_decide(actor):
        raise PermissionDenied
