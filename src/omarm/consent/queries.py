"""May this be measured now, and on whose word."""

from functools import wraps

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.consent.measurements import declared, get
from omarm.consent.models import ConsentRecord
from omarm.core.errors import DomainError


class ConsentMissing(DomainError):
    """The measurement waits for the consent of the works council."""


def consent_for(code):
    """Return the ConsentRecord that is in force today for the measurement, or None."""
    today = timezone.localdate()
    in_force = Q(until=None) | Q(until__gte=today)
    return ConsentRecord.objects.filter(in_force, measurement=code, withdrawn_on=None, given_on__lte=today).first()


def require(code):
    """Return the Measurement when it may run. Raises KeyError (not declared) or ConsentMissing."""
    measurement = get(code)
    if measurement.needs_works_council and consent_for(code) is None:
        raise ConsentMissing(
            _("“%(title)s” waits for the consent of the works council.") % {"title": measurement.title},
            code="consent_missing",
        )
    return measurement


def measures(code):
    """Return a decorator that lets a query run only past the gate of its measurement, which it gets as `gate`."""

    def guard(query):
        @wraps(query)
        def guarded(*args, **kwargs):
            return query(*args, gate=require(code), **kwargs)

        guarded.measurement = code
        return guarded

    return guard


def register():
    """Return the whole register: (Measurement, ConsentRecord in force or None), in order of code."""
    return [(measurement, consent_for(measurement.code)) for measurement in declared()]
