"""The project team, and the parts of the organisation that must have somebody in it."""

from django.conf import settings
from django.db import models

from omarm.adoption.rules.teams import Layer
from omarm.people.models import Department


class Member(models.Model):
    """Somebody in the project team, and for whom they speak: a layer of a department, or (without one) of all."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    layer = models.CharField(max_length=12, choices=Layer)
    department = models.ForeignKey(Department, models.SET_NULL, null=True, blank=True, related_name="+")
    role = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["person__sort_key", "pk"]

    def __str__(self):
        return f"{self.person_id} {self.layer}"


class RequiredPlace(models.Model):
    """A layer of a department (without one: of the whole organisation) that must have somebody in the team."""

    layer = models.CharField(max_length=12, choices=Layer)
    department = models.ForeignKey(Department, models.CASCADE, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["layer", "department"], name="team_place_required_once", nulls_distinct=False
            ),
        ]

    def __str__(self):
        return f"{self.department_id} {self.layer}"
