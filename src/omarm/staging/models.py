"""Who has a function, and from when: for everyone, for a department with all below it, or for the members of a group."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from omarm.groups.models import Group
from omarm.people.models import Department


class StageQuerySet(models.QuerySet):
    def standing(self):
        """Return what holds now; the others are history."""
        return self.filter(ended_at=None)


class Stage(models.Model):
    """That an audience has a function from a day on, until another day. It is ended, never changed.

    Without a day it is off and nobody knows yet until when. Of a department or a group, a stage that is over (`closes_on`)
    says nothing any more: they have it as others do.
    """

    function = models.CharField(max_length=60)
    department = models.ForeignKey(Department, models.CASCADE, null=True, blank=True, related_name="stages")
    group = models.ForeignKey(Group, models.CASCADE, null=True, blank=True, related_name="stages")
    opens_on = models.DateField(null=True, blank=True)
    closes_on = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    set_at = models.DateTimeField()
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = StageQuerySet.as_manager()

    class Meta:
        ordering = ["-set_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["function", "department", "group"], condition=Q(ended_at=None), nulls_distinct=False,
                name="stage_one_holds",
            ),
            models.CheckConstraint(condition=Q(department=None) | Q(group=None), name="stage_is_for_one"),
            models.CheckConstraint(
                condition=Q(closes_on=None) | Q(closes_on__gt=models.F("opens_on"), opens_on__isnull=False),
                name="stage_closes_after_it_opens",
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.function} {self.opens_on} {self.closes_on}"
