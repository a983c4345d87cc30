"""The house rules: what one may do here, per goal, in editions that people accept."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language


class Edition(models.Model):
    """The house rules as they were at one time. One without a date is being written; there is one of those at most."""

    number = models.PositiveIntegerField(primary_key=True)
    note = models.CharField(max_length=300, blank=True)  # why they changed, in a sentence
    is_small = models.BooleanField(default=False)  # who accepted the one before need not accept it again
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", db_index=False
    )

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(models.Value(1), condition=Q(published_at=None), name="house_rules_one_draft"),
            models.CheckConstraint(condition=~Q(number=1, is_small=True), name="house_rules_first_is_not_small"),
        ]

    def __str__(self):
        return str(self.number)

    def get_absolute_url(self):
        return reverse("houserules:edition", args=[self.number])


class Rule(models.Model):
    """One rule of an edition, under the goal that it serves.

    `kind` is the way of writing (stream/kinds.py: Writing.code) by which it is shown, "" for all. `origin` is the same
    in every edition in which the rule stands, so that two editions can be compared rule by rule.
    """

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="rules")
    origin = models.UUIDField(default=uuid.uuid4, editable=False)
    rank = models.PositiveSmallIntegerField(default=0)
    goal_nl = models.CharField(max_length=120, blank=True)
    goal_en = models.CharField(max_length=120, blank=True)
    text_nl = models.CharField(max_length=300)
    text_en = models.CharField(max_length=300, blank=True)
    example_nl = models.CharField(max_length=300, blank=True)
    example_en = models.CharField(max_length=300, blank=True)
    kind = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ["rank", "pk"]
        constraints = [models.UniqueConstraint(fields=["edition", "origin"], name="house_rule_once")]

    def __str__(self):
        return self.text

    @property
    def goal(self):
        """The goal in the language of the page; in Dutch where it was not put into English."""
        return self._said("goal")

    @property
    def text(self):
        """The rule in the language of the page."""
        return self._said("text")

    @property
    def example(self):
        """The example in the language of the page, or an empty string."""
        return self._said("example")

    def _said(self, name):
        told = {"nl": getattr(self, f"{name}_nl"), "en": getattr(self, f"{name}_en")}
        return told["nl"] if get_language() == "nl" else told["en"] or told["nl"]


class Acceptance(models.Model):
    """Somebody accepted the house rules as they stand in an edition. A day, no time: it proves, it does not follow."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="+")
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="acceptances")
    accepted_on = models.DateField()

    def __str__(self):
        return f"{self.person_id}: {self.edition_id}"
