"""Who stands for a goal among those who lead, and what they promised to do for it where everybody sees it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from omarm.programme.models import Goal
from omarm.stream.models import Comment, Post


class SponsorQuerySet(models.QuerySet):
    def standing(self):
        """Return those who are sponsor now."""
        return self.filter(ended_on=None)

    def missed(self):
        """Return who left the organisation as sponsor, as long as nobody saw to it."""
        return self.filter(has_left=True, put_aside_on=None)


class Sponsor(models.Model):
    """Somebody who stands for a goal. `has_left`: their account ended, and with it what they promised."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    goal = models.ForeignKey(Goal, models.PROTECT, related_name="sponsors")
    named_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    has_left = models.BooleanField(default=False)
    put_aside_on = models.DateField(null=True, blank=True)

    objects = SponsorQuerySet.as_manager()

    class Meta:
        ordering = ["goal", "named_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "goal"], condition=Q(ended_on=None), name="sponsor_of_goal_once"),
            models.CheckConstraint(condition=Q(has_left=False) | Q(ended_on__isnull=False), name="sponsor_left_ended"),
        ]

    def __str__(self):
        return f"{self.person_id} {self.goal_id}"


class CommitmentQuerySet(models.QuerySet):
    def waiting(self):
        """Return what is promised and not kept yet, whatever the day."""
        return self.filter(kept_on=None, ended_on=None)

    def due(self, *, until, day=None):
        """Return what is to be kept from a day (today) until another."""
        return self.waiting().filter(due_on__gte=day or timezone.localdate(), due_on__lte=until)


class Commitment(models.Model):
    """One thing that a sponsor promised for one day. What comes back is a row for each time.

    It is kept by what the sponsor wrote since `starts_on`: `kept_on` is the day of that. Without it, it is not kept once its
    day has passed: nobody has to say so. `ended_on` is when it was taken back, before its day, or ended with the sponsor.
    """

    class Kind(models.TextChoices):
        POST = "post", _("A message of their own")
        REPLY = "reply", _("A reply to colleagues")
        QUESTIONS = "questions", _("A question hour")

    class State(models.TextChoices):
        OPEN = "open", _("Still to come")
        KEPT = "kept", pgettext_lazy("promise", "Kept")
        LATE = "late", _("Kept, after its day")
        NOT_KEPT = "not_kept", _("Not kept")
        ENDED = "ended", _("Taken back")

    sponsor = models.ForeignKey(Sponsor, models.CASCADE, related_name="commitments")
    kind = models.CharField(max_length=10, choices=Kind)
    what = models.CharField(max_length=200)
    starts_on = models.DateField()
    due_on = models.DateField()
    every_days = models.PositiveSmallIntegerField(null=True, blank=True)
    kept_on = models.DateField(null=True, blank=True)
    post = models.ForeignKey(Post, models.SET_NULL, null=True, blank=True, related_name="+")
    comment = models.ForeignKey(Comment, models.SET_NULL, null=True, blank=True, related_name="+")
    ended_on = models.DateField(null=True, blank=True)
    follows = models.OneToOneField("self", models.SET_NULL, null=True, blank=True, related_name="followed_by")

    objects = CommitmentQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(due_on__gte=F("starts_on")), name="commitment_due_after_start"),
            models.CheckConstraint(condition=Q(kept_on=None) | Q(ended_on=None), name="commitment_kept_or_ended"),
            models.CheckConstraint(
                condition=Q(kept_on=None) | Q(kept_on__gte=F("starts_on")), name="commitment_kept_since"
            ),
            models.CheckConstraint(
                condition=Q(every_days=None) | Q(every_days__range=(1, 366)), name="commitment_rhythm"
            ),
            models.UniqueConstraint(fields=["comment"], name="commitment_by_one_comment"),
            models.UniqueConstraint(fields=["post"], condition=~Q(kind="reply"), name="commitment_by_one_post"),
        ]

    def __str__(self):
        return self.what

    @property
    def state(self):
        """Where it stands today, as a State."""
        if self.kept_on:
            return self.State.LATE if self.kept_on > self.due_on else self.State.KEPT
        if self.ended_on:
            return self.State.ENDED
        return self.State.NOT_KEPT if self.due_on < timezone.localdate() else self.State.OPEN

    @property
    def can_be_kept(self):
        return self.state in {self.State.OPEN, self.State.NOT_KEPT}
