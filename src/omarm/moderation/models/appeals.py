"""The way to a second person."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from omarm.moderation.models.handling import asks, touches


class AppealQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(answered_at=None)

    def answered_by_second(self, person):
        """Return the appeals that the person may answer: from the same group or with the task, never who decided before."""
        earlier = Appeal.objects.filter(case=OuterRef("case"), answered_by=person, pk__lt=OuterRef("pk"))
        mine = self.filter(asks(person)).exclude(touches(person, "case__")).exclude(case__decided_by=person)
        return mine.exclude(Exists(earlier))


class Appeal(models.Model):
    """Somebody whom a decision touches asks a second person to look again. What that person says is the last word.

    But for one: who is told for the first time that it turned against them may ask once as well, a third (decision 20).
    """

    case = models.ForeignKey("moderation.Case", models.CASCADE, related_name="appeals", db_index=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="appeals")
    words = models.CharField(max_length=1000)
    made_at = models.DateTimeField(auto_now_add=True)
    to_tell = models.BooleanField(default=False)  # the clock's next round tells who can answer it
    is_upheld = models.BooleanField(null=True)  # whether what had been decided stands
    because = models.CharField(max_length=500, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", db_index=False
    )

    objects = AppealQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "person"], name="appeal_once"),
            models.UniqueConstraint(fields=["case"], condition=Q(answered_at=None), name="appeal_one_waits"),
        ]
        ordering = ["pk"]

    @property
    def answer_label(self):
        """What the second person said, in a few words; empty while it waits."""
        if self.is_upheld is None:
            return ""
        return _("The decision stands.") if self.is_upheld else _("A second person saw it otherwise.")
