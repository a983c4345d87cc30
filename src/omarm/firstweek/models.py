"""What somebody ticked or left of their first week. What shows from content is kept nowhere."""

from django.conf import settings
from django.db import models


class FirstWeek(models.Model):
    """Somebody began with their first week. It is forgotten after `until_on`, and nobody else ever sees it."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="first_week")
    is_put_away = models.BooleanField(default=False)
    until_on = models.DateField(db_index=True)

    def __str__(self):
        return f"{self.person_id}"


class Step(models.Model):
    """A task (its code) that somebody ticked, or skipped."""

    week = models.ForeignKey(FirstWeek, models.CASCADE, related_name="steps", db_index=False)
    task = models.CharField(max_length=20)
    is_skipped = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["week", "task"], name="first_week_step_once")]

    def __str__(self):
        return self.task
