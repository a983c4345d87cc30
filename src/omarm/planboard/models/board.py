"""The plan board: actions, who helped with what, and who said thanks for it."""

from urllib.parse import urlencode

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from omarm.programme.models import Campaign


def praise_url(username, what=""):
    """Return the address of the form for a compliment to a colleague; its words begin with what it is for."""
    words = {"words": f"“{what}”: "} if what else {}
    return f"{reverse('stream:new')}?{urlencode({'writing': 'praise', 'to': username} | words)}"


class ActionQuerySet(models.QuerySet):
    def standing(self):
        """Return what is still to be done."""
        return self.filter(state=Action.State.OPEN)

    def settled(self):
        """Return what was done or dropped."""
        return self.exclude(state=Action.State.OPEN)

    def ownerless(self):
        """Return what is to be done and has no owner who works here."""
        return self.standing().exclude(owner__is_active=True)

    def overdue(self, day=None):
        """Return what was to be done before a day (today)."""
        return self.standing().filter(due_on__lt=day or timezone.localdate())

    def to_compliment(self):
        """Return the milestones that were reached by somebody who works here, and for which nobody got a compliment yet."""
        done = self.filter(is_milestone=True, state=Action.State.DONE, complimented_on=None)
        return done.filter(owner__is_active=True)


class Action(models.Model):
    """Something that is done for the adoption of the intranet. Everybody employed reads it.

    `is_milestone`: when it is done, its owner deserves a compliment; `complimented_on` is when that was given.
    """

    class State(models.TextChoices):
        OPEN = "open", _("To do")
        DONE = "done", _("Done")
        DROPPED = "dropped", _("Not done after all")

    title = models.CharField(max_length=160)
    about = models.TextField(blank=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    due_on = models.DateField()
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    settled_on = models.DateField(null=True, blank=True)
    campaign = models.ForeignKey(Campaign, models.SET_NULL, null=True, blank=True, related_name="actions")
    is_milestone = models.BooleanField(default=False)
    complimented_on = models.DateField(null=True, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    added_on = models.DateField()

    objects = ActionQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="plan_action_has_a_title"),
            models.CheckConstraint(
                condition=Q(state="open", settled_on=None) | (~Q(state="open") & Q(settled_on__isnull=False)),
                name="plan_action_settled_on_a_day",
            ),
        ]
        indexes = [
            models.Index("due_on", "id", name="plan_action_to_do", condition=Q(state="open")),
            models.Index("settled_on", "id", name="plan_action_settled", condition=~Q(state="open")),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return f"{reverse('planboard:board')}#action-{self.pk}"

    @property
    def praise_url(self):
        """Where a compliment to its owner is written."""
        return praise_url(self.owner.username, self.title) if self.has_owner else ""

    @property
    def asks_for_compliment(self):
        return self.is_milestone and self.state == self.State.DONE and self.complimented_on is None and self.has_owner

    @property
    def is_open(self):
        return self.state == self.State.OPEN

    @property
    def has_owner(self):
        """Whether somebody who works here has it."""
        return self.owner_id is not None and self.owner.is_active

    @property
    def is_overdue(self):
        return self.is_open and self.due_on < timezone.localdate()


class Contribution(models.Model):
    """Somebody helped, and somebody wrote it down. Who helped can take it off."""

    helper = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    what = models.CharField(max_length=200)
    action = models.ForeignKey(Action, models.SET_NULL, null=True, blank=True, related_name="contributions")
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    written_on = models.DateField()

    class Meta:
        ordering = ["-pk"]
        constraints = [models.CheckConstraint(condition=~Q(what=""), name="plan_contribution_says_what")]

    def __str__(self):
        return self.what


class Thanks(models.Model):
    """Somebody said thanks for a contribution. Without a moment."""

    contribution = models.ForeignKey(Contribution, models.CASCADE, related_name="thanks", db_index=False)
    giver = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")

    class Meta:
        verbose_name_plural = "thanks"
        constraints = [models.UniqueConstraint(fields=["contribution", "giver"], name="plan_thanks_once")]

    def __str__(self):
        return f"{self.contribution_id}"


class BoardWeek(models.Model):
    """The team was told of a week: once."""

    week = models.DateField(unique=True)  # its Monday

    def __str__(self):
        return str(self.week)
