"""The figures of indicators, as they were counted when a month was over. A hidden one holds no numbers at all."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from omarm.adoption.models.scopes import Scope


class Figure(models.Model):
    """What an indicator was in one scope and period: `part` of `whole`. Counted once.

    `month` is the first day of the period; how long that is tells the indicator. Where a number would tell on few, alone
    or beside others (core/disclosure), the row is not shown, and then nothing of it is stored either.
    """

    indicator = models.CharField(max_length=40)
    scope = models.ForeignKey(Scope, models.CASCADE, related_name="figures", db_index=False)
    month = models.DateField()
    is_shown = models.BooleanField()
    part = models.PositiveIntegerField(null=True)
    whole = models.PositiveIntegerField(null=True)
    computed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["scope", "indicator", "month"], name="figure_once"),
            models.CheckConstraint(
                condition=Q(is_shown=True, part__isnull=False, whole__isnull=False)
                | Q(is_shown=False, part=None, whole=None),
                name="figure_hidden_holds_nothing",
            ),
        ]
        indexes = [models.Index(fields=["indicator", "month"], name="figure_by_month")]

    def __str__(self):
        return f"{self.indicator} {self.scope_id} {self.month}"

    @property
    def value(self):
        """The share from 0 to 1, or None: hidden, or of nothing."""
        return self.part / self.whole if self.whole else None


class Baseline(models.Model):
    """Where an indicator stood when it was first counted in a scope: the sum of its first shown periods. It never changes.

    A mistake in it is mended by a row beside it that `corrects` it, with the reason.
    """

    indicator = models.CharField(max_length=40)
    scope = models.ForeignKey(Scope, models.CASCADE, related_name="baselines")
    since = models.DateField()  # first day of its first period
    until = models.DateField()  # last day of its last one
    part = models.PositiveIntegerField()
    whole = models.PositiveIntegerField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    corrects = models.OneToOneField("self", models.CASCADE, null=True, blank=True, related_name="corrected_by")
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["scope", "indicator"], condition=Q(corrects=None), name="baseline_once"),
            models.CheckConstraint(condition=Q(corrects=None) | ~Q(reason=""), name="baseline_correction_has_reason"),
            models.CheckConstraint(condition=Q(until__gt=models.F("since")), name="baseline_has_length"),
        ]

    def __str__(self):
        return f"{self.indicator} {self.scope_id} {self.since}"


class Signal(models.Model):
    """Whether adoption stalled in a month that is over: the reasons (rules/chasm.py: code, state, what is told of it)."""

    month = models.DateField(primary_key=True)
    state = models.CharField(max_length=10)
    reasons = models.JSONField(default=list)
    computed_at = models.DateTimeField()

    def __str__(self):
        return f"{self.month} {self.state}"
