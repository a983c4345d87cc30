"""How it will be seen whether something helped: written down before it begins, so that nobody chooses it by the outcome."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from omarm.adoption.models.scopes import Scope


class Design(models.Model):
    """What is measured, from when until when, and with what it is compared. From its first day on it is ended, not changed.

    `starters` begin on that day, `others` later or not at all; both are departments. `asked_apart` tells what leaders are asked
    in a survey of their own, `costs` what it costs and whose estimate that is.
    """

    class Comparison(models.TextChoices):
        NONE = "none", _("With nothing: before and after alone")
        LATER = "later", _("With departments that begin later")
        OTHERS = "others", _("With departments that do not take part")

    title = models.CharField(max_length=120)
    question = models.CharField(max_length=300)
    indicator = models.CharField(max_length=40)
    comparison = models.CharField(max_length=6, choices=Comparison)
    is_by_lot = models.BooleanField(default=False)
    starts_on = models.DateField()
    ends_on = models.DateField()
    starters = models.ManyToManyField(Scope, related_name="+", blank=True)
    others = models.ManyToManyField(Scope, related_name="+", blank=True)
    asked_apart = models.CharField(max_length=500, blank=True)
    costs = models.CharField(max_length=500, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_on = models.DateField()
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    ended_on = models.DateField(null=True, blank=True)
    ended_because = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gt=models.F("starts_on")), name="design_has_length"),
            models.CheckConstraint(
                condition=Q(ended_on=None, ended_because="") | Q(ended_on__isnull=False) & ~Q(ended_because=""),
                name="design_ended_with_reason",
            ),
            models.CheckConstraint(condition=Q(is_by_lot=False) | ~Q(comparison="none"), name="design_lot_between_two"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("adoption:design", args=[self.pk])
