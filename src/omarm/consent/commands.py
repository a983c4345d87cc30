"""Recording and withdrawing consent. Both stay in the register."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.consent.measurements import get
from omarm.consent.models import ConsentRecord
from omarm.core.errors import DomainError


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

    Raises KeyError for what was not declared, DomainError for dates that cannot be.
    """
    _check_may_record(actor)
    get(measurement)
    if agreement.given_on > timezone.localdate():
        raise DomainError(_("Consent can be recorded from the day that it was given."), code="consent_date")
    if agreement.until and agreement.until < agreement.given_on:
        raise DomainError(_("Consent cannot end before the day that it was given."), code="consent_term")

    record = ConsentRecord.objects.create(measurement=measurement, recorded_by=actor, **vars(agreement))

    log.record("consent.given", actor=actor, subject=record, measurement=measurement)
    return record


@transaction.atomic
def withdraw_consent(*, actor, record):
    """End a consent from today. Returns the record."""
    _check_may_record(actor)
    ended = ConsentRecord.objects.filter(pk=record.pk, withdrawn_on=None).update(withdrawn_on=timezone.localdate())
    if not ended:
        raise DomainError(_("This consent was withdrawn before."), code="consent_withdrawn")

    log.record("consent.withdrawn", actor=actor, subject=record, measurement=record.measurement)
    record.refresh_from_db()
    return record


def _check_may_record(actor):
    if not (actor.has_role("works_council") or actor.has_role("administrator")):
        raise PermissionDenied
