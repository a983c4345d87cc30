"""Where the intranet is woven into the way of working (row D4)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class WeaveStep(models.Model):
    """What is done in the intranet in one process of the organisation. Everybody employed reads it.

    `name` is the process in own words, when it is none of ours. `address` is where in the intranet, if it has a place.
    """

    class Process(models.TextChoices):
        ONBOARDING = "onboarding", _("A new colleague begins")
        PROJECT = "project", _("A project starts")
        CHANGE = "change", _("Something changes for staff")
        INCIDENT = "incident", _("Something goes wrong")
        OTHER = "other", _("Another process")

    process = models.CharField(max_length=12, choices=Process)
    name = models.CharField(max_length=80, blank=True)
    step = models.CharField(max_length=240)
    address = models.CharField(max_length=200, blank=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    changed_on = models.DateField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(process="other") & ~Q(name="")) | (~Q(process="other") & Q(name="")),
                name="weave_step_names_another_process",
            ),
            models.CheckConstraint(condition=~Q(step=""), name="weave_step_says_what"),
        ]

    def __str__(self):
        return self.step

    @property
    def has_owner(self):
        """Whether somebody who works here looks after it."""
        return self.owner_id is not None and self.owner.is_active
