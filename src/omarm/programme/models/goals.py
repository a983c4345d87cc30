"""What the organisation wants to reach with its intranet."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class GoalQuerySet(models.QuerySet):
    def pursued(self):
        """Return the goals that the organisation goes for now."""
        return self.filter(ended_on=None)

    def unowned(self):
        """Return those of the goals gone for now that nobody who works here answers for."""
        return self.pursued().filter(Q(owner=None) | Q(owner__is_active=False))


class Goal(models.Model):
    """A strategic goal, of one of three kinds (row B3). It is ended, not deleted: campaigns were held for it.

    `owner` is who answers for it; without one the goal waits for other hands.
    """

    class Kind(models.TextChoices):
        ENGAGEMENT = "engagement", _("Engagement and values")
        EXPERTISE = "expertise", _("Expertise and knowledge")
        ENTREPRENEURSHIP = "entrepreneurship", _("Entrepreneurship")

    kind = models.CharField(max_length=20, choices=Kind)
    name = models.CharField(max_length=120)
    text = models.TextField(blank=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    set_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    objects = GoalQuerySet.as_manager()

    class Meta:
        ordering = ["set_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="goal_has_a_name"),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=models.F("set_on")), name="goal_ends_after_it_was_set"
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def is_unowned(self):
        """Whether it is gone for and nobody who works here answers for it."""
        return self.ended_on is None and not (self.owner and self.owner.is_active)
