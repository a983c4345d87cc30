"""Times in which no campaign ran and none was planned."""

from django.db import models
from django.db.models import Q


class Lapse(models.Model):
    """A time without a campaign, from the day on which it was noticed; `over_on` when there was one again."""

    since = models.DateField()
    told_at = models.DateTimeField()
    over_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-since", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["over_on"], condition=Q(over_on=None), nulls_distinct=False, name="lapse_one_at_a_time"
            ),
        ]

    def __str__(self):
        return str(self.since)
