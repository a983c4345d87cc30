"""What may go wrong here, and what is done then: seen at leisure, instead of approval beforehand."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language

from omarm.moderation.models.handling import has_the_task


class RiskQuerySet(models.QuerySet):
    def current(self):
        return self.filter(is_gone=False)

    def gone(self):
        return self.filter(is_gone=True)


class Risk(models.Model):
    """Something that may go wrong. `code` is that of one we came with, empty for one of the organisation's own.

    `looked_at_on` is the last day on which somebody looked whether it still reads right: a day, and not by whom.
    """

    LONGEST = {"title": 120, "happens": 300, "answer": 600}

    code = models.CharField(max_length=20, blank=True, editable=False)
    title_nl = models.CharField(max_length=120)
    title_en = models.CharField(max_length=120, blank=True)
    happens_nl = models.CharField(max_length=300)
    happens_en = models.CharField(max_length=300, blank=True)
    answer_nl = models.CharField(max_length=600)
    answer_en = models.CharField(max_length=600, blank=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    looked_at_on = models.DateField(null=True, blank=True)
    is_gone = models.BooleanField(default=False)

    objects = RiskQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["code"], condition=~models.Q(code=""), name="risk_of_ours_once")]

    def __str__(self):
        return self.title

    @property
    def title(self):
        """The title in the language of the page; in Dutch where it was not put into English."""
        return self._said("title")

    @property
    def happens(self):
        """What may happen, in the language of the page."""
        return self._said("happens")

    @property
    def answer(self):
        """What the product and we do then, in the language of the page."""
        return self._said("answer")

    @property
    def is_looked_at_today(self):
        return self.looked_at_on == timezone.localdate()

    def _said(self, name):
        told = {"nl": getattr(self, f"{name}_nl"), "en": getattr(self, f"{name}_en")}
        return told["nl"] if get_language() == "nl" else told["en"] or told["nl"]


def may_see_risks(person):
    """Return whether the person reads the risks: who has the task of moderation and changes them, and the works council."""
    return has_the_task(person) or person.has_role("works_council")
