"""The gate before every measurement: the mode that was chosen, and the consent that it needs."""

from functools import wraps

from django.db import connection
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.consent.measurements import Mode, get
from omarm.consent.models import ConsentRecord, ModeChoice
from omarm.core.errors import DomainError

# What was chosen last, and whether a consent is in force: one row, also where nobody decided anything.
DECIDED = """
    select (select mode from consent_modechoice where measurement = %(code)s order by id desc limit 1),
           exists (select from consent_consentrecord where measurement = %(code)s and withdrawn_on is null
                    and given_on <= %(today)s and (until is null or until >= %(today)s))
"""


class NotMeasured(DomainError):
    """This is not measured now."""


class ConsentMissing(NotMeasured):
    """The measurement waits for the consent of the works council."""


class SwitchedOff(NotMeasured):
    """Somebody chose that this is not measured, or not that far."""


def consent_for(code):
    """Return the ConsentRecord that is in force today for the measurement, or None."""
    return ConsentRecord.objects.in_force(timezone.localdate()).filter(measurement=code).first()


def chosen_mode(code):
    """Return the Mode that was chosen last; what nobody chose for is counted together, if it may. Raises KeyError."""
    return mode_from(get(code), _decided(code)[0])


def mode_of(code):
    """Return the Mode that holds now: the chosen one, or a lower one while consent is missing. Raises KeyError."""
    return _modes(code)[1]


def is_measured(code, *, own=False):
    """Return whether it may run now: counted together or, with `own`, for the person whom it is about."""
    return mode_of(code).rank >= _least(own=own).rank


def measured_since(code):
    """Return the day from which something is counted: its consent was given, or it was switched on again. None: ever.

    What was there before was deleted, or was not to be counted. A consent after another one that ended counts from the day on
    which it was written down, whatever day it bears: what was deleted does not come back. Raises KeyError.
    """
    consent = consent_for(code) if get(code).needs_works_council else None
    switched = ModeChoice.objects.filter(measurement=code).first()
    days = [consent and _begins(consent), switched and timezone.localdate(switched.chosen_at)]
    return max(filter(None, days), default=None)


def _begins(consent):
    """Return the day from which a ConsentRecord opens the gate: its own, or when it was recorded after another had ended."""
    recorded = timezone.localdate(consent.recorded_at)
    ended = Q(withdrawn_on__lte=recorded) | Q(until__lt=recorded)
    before = ConsentRecord.objects.filter(ended, measurement=consent.measurement).exclude(pk=consent.pk)
    return max(consent.given_on, recorded) if before.exists() else consent.given_on


def require(code, *, own=False):
    """Return the Measurement when it may run: counted together or, with `own`, for the person whom it is about.

    Raises KeyError (not declared), ConsentMissing or SwitchedOff.
    """
    measurement = get(code)
    chosen, mode = _modes(code)
    if mode.rank >= _least(own=own).rank:
        return measurement
    if chosen.rank >= _least(own=own).rank:
        raise ConsentMissing(
            _("“%(title)s” waits for the consent of the works council.") % {"title": measurement.title},
            code="consent_missing",
        )
    raise SwitchedOff(_("“%(title)s” is switched off.") % {"title": measurement.title}, code="switched_off")


def measures(code, *, own=False):
    """Return a decorator that lets a query run only past the gate of its measurement, which it gets as `gate`."""

    def guard(query):
        @wraps(query)
        def guarded(*args, **kwargs):
            return query(*args, gate=require(code, own=own), **kwargs)

        guarded.measurement = code
        return guarded

    return guard


def mode_from(measurement, chosen):
    """Return the Mode that was chosen (its code, or None); one that the measurement knows no more counts as none."""
    if chosen is None:
        return Mode.AGGREGATE
    return Mode(chosen) if chosen in measurement.modes else Mode.NONE


def held_back(measurement, chosen, *, has_consent):
    """Return the Mode that holds: the chosen one, or a lower one while a consent that it needs is missing."""
    if has_consent or not measurement.needs_works_council:
        return chosen
    return min(chosen, measurement.without_consent, key=lambda mode: mode.rank)


def _modes(code):
    measurement = get(code)
    chosen, has_consent = _decided(code)
    mode = mode_from(measurement, chosen)
    return mode, held_back(measurement, mode, has_consent=has_consent)


def _decided(code):
    with connection.cursor() as db:
        db.execute(DECIDED, {"code": code, "today": timezone.localdate()})
        return db.fetchone()


def _least(*, own):
    return Mode.OWN if own else Mode.AGGREGATE
