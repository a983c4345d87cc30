"""Counting once a quarter how soon questions were answered, and forgetting it."""

from django.db import transaction
from django.utils import timezone

from omarm.consent.measurements import forgets
from omarm.consent.queries import is_measured
from omarm.stewardship.models import AnswerTime
from omarm.stewardship.queries.answering import A_YEAR, ANSWERING, count_quarter, quarter_to_count


@transaction.atomic
def count_answer_times():
    """Count the last quarter, once: a certificate that comes or goes later does not move it. Returns whether it was counted.

    What tells on few is kept as a row without numbers. Nothing is counted while it may not be measured.
    """
    AnswerTime.objects.filter(quarter__lt=timezone.localdate() - A_YEAR).delete()
    first, after = quarter_to_count()
    if not is_measured(ANSWERING) or AnswerTime.objects.filter(quarter=first).exists():
        return False
    told = {}
    if sides := count_quarter(first, after):
        for name, side in zip(("trained", "other"), sides, strict=True):
            told |= {f"{name}_{what}": number for what, number in vars(side).items()}
    _row, is_new = AnswerTime.objects.get_or_create(quarter=first, defaults=told)
    return is_new


@forgets(ANSWERING)
@transaction.atomic
def forget_answer_times():
    """Delete what was counted, because it may not be measured any more. Returns how many rows."""
    return AnswerTime.objects.all().delete()[0]
