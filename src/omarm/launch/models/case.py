"""The business case: what is to change, where it stood, what it costs and what it is worth."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class Case(models.Model):
    """One line of the sheet. Amounts are whole euros; `indicator` is a code of the register, "" for a measure of their own."""

    goal = models.CharField(max_length=200)
    behaviour = models.CharField(max_length=200)
    indicator = models.CharField(max_length=40, blank=True)
    measure = models.CharField(max_length=200, blank=True)
    target = models.DecimalField(max_digits=12, decimal_places=1, null=True, blank=True)
    cost_once = models.PositiveIntegerField(default=0)
    cost_a_year = models.PositiveIntegerField(default=0)
    benefit_a_year = models.PositiveIntegerField(default=0)
    assumptions = models.TextField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_on = models.DateField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(indicator="", measure="") & ~Q(assumptions=""), name="launch_case_measured_and_assumed"
            )
        ]

    def __str__(self):
        return self.goal

    @property
    def net_a_year(self):
        """What it is worth in a year, less what it costs in one."""
        return self.benefit_a_year - self.cost_a_year

    @property
    def months_back(self):
        """After how many months what it cost at once has come back, rounded up; None when it never does."""
        return -(-self.cost_once * 12 // self.net_a_year) if self.net_a_year > 0 else None


class Baseline(models.Model):
    """Where it stood. The row is never changed, the database refuses it; what was wrong is corrected by a row beside it."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="baselines")
    value = models.DecimalField(max_digits=12, decimal_places=1)
    n = models.PositiveIntegerField(null=True, blank=True)
    since = models.DateField()
    until = models.DateField()
    how = models.CharField(max_length=300)
    reason = models.CharField(max_length=300, blank=True)
    corrects = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="corrected_by")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=Q(corrects=None), name="launch_baseline_once"),
            models.CheckConstraint(
                condition=Q(corrects=None) | ~Q(reason=""), name="launch_baseline_mended_with_reason"
            ),
            models.CheckConstraint(condition=Q(until__gte=models.F("since")), name="launch_baseline_days"),
        ]

    def __str__(self):
        return str(self.value)


class FormerTarget(models.Model):
    """What a line was to become, before somebody wrote another target, and why that is another one now."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="former_targets")
    value = models.DecimalField(max_digits=12, decimal_places=1)
    reason = models.CharField(max_length=300)
    replaced_at = models.DateTimeField()
    replaced_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="launch_target_replaced_with_reason")]

    def __str__(self):
        return str(self.value)


class Remeasurement(models.Model):
    """Where a line stood later, measured as its baseline was. What was wrong is measured again: the last that was kept counts."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="remeasurements")
    value = models.DecimalField(max_digits=12, decimal_places=1)
    n = models.PositiveIntegerField(null=True, blank=True)
    since = models.DateField()
    until = models.DateField()
    how = models.CharField(max_length=300)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["-until", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(until__gte=models.F("since")), name="launch_remeasurement_days")
        ]

    def __str__(self):
        return str(self.value)
