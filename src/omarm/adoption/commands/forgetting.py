"""What goes: figures past their term, and what was kept of a measurement that was switched off."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from omarm.adoption.indicators import all_indicators
from omarm.adoption.models import Baseline, CurveBlock, Figure, Forecast, Signal
from omarm.adoption.queries.counting import between, questions, writing
from omarm.care.queries.posted import POSTED_BY_OTHERS
from omarm.consent.measurements import forgets


@transaction.atomic
def forget_old_figures(*, today=None):
    """Delete figures that are past the term of their measurement. Where an indicator began is kept. Returns how many."""
    today = today or timezone.localdate()
    return sum(
        Figure.objects.filter(
            indicator=indicator.code, month__lt=today - timedelta(days=indicator.declared.retention_days)
        ).delete()[0]
        for indicator in all_indicators()
    )


@forgets(questions.CODE)
def forget_content():
    """Delete the figures about questions, answers, newcomers and stories. Returns how many."""
    return _forget(questions.CODE)


@forgets(between.CODE)
def forget_between():
    """Delete the figures about who talks with whom. Returns how many."""
    return _forget(between.CODE)


@forgets(POSTED_BY_OTHERS)
def forget_posted_by_others():
    """Delete the figures about who posts by task. Returns how many."""
    return _forget(POSTED_BY_OTHERS)


@forgets(writing.CODE)
@transaction.atomic
def forget_contributions():
    """Delete the curve and all that was made of it. Returns how many rows."""
    rows = [CurveBlock.objects.all(), Signal.objects.all(), Forecast.objects.all()]
    return _forget(writing.CODE) + sum(kept.delete()[0] for kept in rows)


@transaction.atomic
def _forget(code):
    codes = [indicator.code for indicator in all_indicators() if indicator.measurement == code]
    return sum(model.objects.filter(indicator__in=codes).delete()[0] for model in (Figure, Baseline))
