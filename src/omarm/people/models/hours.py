"""When the organisation is open: its working days, and the days on which it is closed besides public holidays."""

from django.db import models
from django.db.models import Q


class WorkDay(models.Model):
    """A day of the week (0 is Monday) on which is worked. Midnight as the end is the end of the day."""

    weekday = models.PositiveSmallIntegerField(primary_key=True)
    starts_at = models.TimeField()
    ends_at = models.TimeField()

    class Meta:
        ordering = ["weekday"]
        constraints = [
            models.CheckConstraint(condition=Q(weekday__lte=6), name="work_day_of_week"),
            models.CheckConstraint(
                condition=Q(ends_at__gt=models.F("starts_at")) | Q(ends_at="00:00"), name="work_day_has_length"
            ),
        ]

    def __str__(self):
        return f"{self.weekday} {self.starts_at}–{self.ends_at}"


class ClosedDay(models.Model):
    """A day on which the organisation is closed by its own choice."""

    day = models.DateField(primary_key=True)
    name = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["day"]

    def __str__(self):
        return f"{self.day} {self.name}"
