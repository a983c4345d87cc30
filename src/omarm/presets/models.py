"""What was chosen, for whom, and who changed it when and why."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from omarm.people.models import Department


class Kept(models.Model):
    """The value of a choice (core/choices.py) for everybody, or for a department with all below it."""

    code = models.CharField(max_length=60)
    department = models.ForeignKey(Department, models.CASCADE, null=True, blank=True, related_name="kept_choices")
    value = models.CharField(max_length=60)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "department"], nulls_distinct=False, name="kept_choice_once"),
            models.CheckConstraint(condition=~Q(value=""), name="kept_choice_says_something"),
        ]

    def __str__(self):
        return f"{self.code} {self.value}"


class Applied(models.Model):
    """That somebody changed settings together, with a preset or by hand (`preset` is empty). It is undone, never changed."""

    preset = models.CharField(max_length=40, blank=True)
    department = models.ForeignKey(Department, models.CASCADE, null=True, blank=True, related_name="+")
    reason = models.CharField(max_length=500)
    applied_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    applied_at = models.DateTimeField()
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="applied_has_a_reason"),
            models.CheckConstraint(condition=Q(undone_by=None) | Q(undone_at__isnull=False), name="applied_undone_at"),
        ]

    def __str__(self):
        return self.preset or "by hand"


class Change(models.Model):
    """What a choice was and became. `returns_to` is what undoing puts there, "" for nothing of its own.

    `is_left` when undoing left it: somebody had changed it since.
    """

    applied = models.ForeignKey(Applied, models.CASCADE, related_name="changes", db_index=False)
    code = models.CharField(max_length=60)
    before = models.CharField(max_length=60)
    after = models.CharField(max_length=60)
    returns_to = models.CharField(max_length=60, blank=True)
    is_left = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["applied", "code"], name="change_once")]

    def __str__(self):
        return f"{self.code}: {self.before} to {self.after}"
