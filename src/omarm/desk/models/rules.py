"""What an organisation chose for its desk: the words of the seven tasks, and by which rule its hours are weighed."""

from django.db import models
from django.db.models import Q


class TaskWords(models.Model):
    """How an organisation calls one of the seven tasks (desk/tasklist.py); what is empty is said as it came."""

    code = models.CharField(max_length=12, primary_key=True)
    name_nl = models.CharField(max_length=60, blank=True)
    about_nl = models.CharField(max_length=300, blank=True)
    name_en = models.CharField(max_length=60, blank=True)
    about_en = models.CharField(max_length=300, blank=True)

    def __str__(self):
        return self.code


class Capacity(models.Model):
    """One row: the hours a week that there are for the community, and how many colleagues and groups an hour is enough for.

    Without a row nobody entered hours, and the rule is ours: an hour a week for each fifty colleagues and for each five groups.
    """

    id = models.SmallIntegerField(primary_key=True, default=1, editable=False)
    hours = models.PositiveSmallIntegerField(null=True, blank=True)
    people_an_hour = models.PositiveSmallIntegerField(default=50)
    groups_an_hour = models.PositiveSmallIntegerField(default=5)

    class Meta:
        verbose_name_plural = "capacities"
        constraints = [
            models.CheckConstraint(condition=Q(id=1), name="capacity_is_one"),
            models.CheckConstraint(
                condition=Q(people_an_hour__gte=1) & Q(groups_an_hour__gte=1), name="capacity_rule_divides"
            ),
        ]

    def __str__(self):
        return f"{self.hours}"
