"""Somebody leaves or gets another job: what they look after goes to others."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class HandOver(models.Model):
    """What somebody looked after waits for others; what that is, the apps tell that registered it (people/handing_over.py)."""

    class Why(models.TextChoices):
        LEFT = "left", _("Left the organisation")
        MOVED = "moved", _("Got another job")

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="hand_overs")
    why = models.CharField(max_length=5, choices=Why)
    opened_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", db_index=False
    )

    class Meta:
        ordering = ["opened_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["person"], condition=Q(closed_at=None), name="hand_over_once")]
