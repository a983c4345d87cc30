"""Of whom a figure tells: everybody, a department with all below it, or all who work at a place."""

from django.db import models
from django.db.models import Q

from omarm.people.models import Department


class Scope(models.Model):
    """A part of the organisation as it was called when it was last counted; `is_other` are the small ones together.

    `key` is what it is counted under (queries/scopes.py). A department that was dissolved keeps its past. Places are on the
    adoption curve alone.
    """

    class Kind(models.TextChoices):
        ORGANISATION = "organisation"
        DEPARTMENT = "department"
        PLACE = "place"

    kind = models.CharField(max_length=12, choices=Kind)
    key = models.CharField(max_length=160, unique=True)
    name = models.CharField(max_length=200, blank=True)
    department = models.ForeignKey(Department, models.SET_NULL, null=True, blank=True, related_name="+")
    parent = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="parts")
    is_other = models.BooleanField(default=False)
    is_current = models.BooleanField(default=True)

    class Meta:
        ordering = ["kind", "is_other", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind"], condition=Q(kind="organisation"), name="scope_organisation_is_one"
            ),
            models.CheckConstraint(condition=~Q(parent=models.F("id")), name="scope_own_part"),
        ]

    def __str__(self):
        return self.key
