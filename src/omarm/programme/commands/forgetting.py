"""What goes with a measurement that is switched off: where its indicators stood in campaigns."""

from functools import partial

from django.db import transaction

from omarm.adoption.indicators import all_indicators
from omarm.consent.measurements import forgets
from omarm.programme.models import Level


@transaction.atomic
def forget_levels(code):
    """Delete where the indicators of a measurement stood at the start and end of campaigns. Returns how many rows."""
    codes = [indicator.code for indicator in all_indicators() if indicator.measurement == code]
    return Level.objects.filter(indicator__code__in=codes).delete()[0]


def follow_measurements():
    """Have the levels of each measurement forgotten with it: called once, when all indicators are registered."""
    for code in sorted({indicator.measurement for indicator in all_indicators()}):
        forgets(code)(partial(forget_levels, code))
