"""The contest for a name: suggestions, and votes that nobody can lead back to anybody (docs/decisions/0012)."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

SUGGESTING, VOTING, EMPTY, COUNTING = "suggesting", "voting", "empty", "counting"
DECIDING, DECIDED, CALLED_OFF = "deciding", "decided", "called_off"


class ContestQuerySet(models.QuerySet):
    def unsettled(self):
        return self.filter(decided_on=None, called_off_on=None)


class Contest(models.Model):
    """Colleagues suggest names until one moment and vote until another. The clock ends both; people decide."""

    call = models.CharField(max_length=500)
    suggest_until = models.DateTimeField()
    vote_until = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    chosen = models.ForeignKey("NameIdea", models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.CharField(max_length=300, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    applied_on = models.DateField(null=True, blank=True)
    called_off_on = models.DateField(null=True, blank=True)

    objects = ContestQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(vote_until__gt=F("suggest_until")), name="launch_contest_in_order"),
            models.CheckConstraint(
                condition=Q(decided_on=None, chosen=None) | Q(decided_on__isnull=False, chosen__isnull=False),
                name="launch_contest_decided_has_name",
            ),
            models.UniqueConstraint(
                models.Value(1), condition=Q(decided_on=None, called_off_on=None), name="launch_contest_one_at_a_time"
            ),
        ]

    def __str__(self):
        return self.call

    def state_with(self, ideas):
        """Return where the contest is now, with so many ideas that stand."""
        if self.decided_on or self.called_off_on:
            return DECIDED if self.decided_on else CALLED_OFF
        now = timezone.now()
        if now < self.suggest_until:
            return SUGGESTING
        if not ideas:
            return EMPTY
        if now < self.vote_until:
            return VOTING
        return DECIDING if self.box.is_final else COUNTING


class NameIdeaQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(taken_out_on=None, is_held=False)

    def to_look_at(self):
        """Return the names of which a colleague waits for a word: that were held, or were reported; none that was taken out."""
        reported = NameReport.objects.filter(idea=OuterRef("pk"), settled_on=None)
        return self.filter(Q(is_held=True) | Exists(reported), taken_out_on=None)

    def new(self):
        """Return the names for all that nobody who looks after the launch has let stand yet, the newest last."""
        return self.standing().filter(let_stand_on=None).order_by("pk")


class NameIdea(models.Model):
    """A name that somebody suggested. `votes` is filled once, at the end, when enough colleagues voted.

    What `is_held` colleagues do not see yet: a word in it may hurt, and who looks after the launch looks first.
    """

    contest = models.ForeignKey(Contest, models.CASCADE, related_name="ideas", db_index=False)
    name = models.CharField(max_length=40)
    folded = models.CharField(max_length=120, editable=False)
    why = models.CharField(max_length=300, blank=True)
    suggested_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    votes = models.PositiveIntegerField(null=True, blank=True)
    is_held = models.BooleanField(default=False)
    let_stand_on = models.DateField(null=True, blank=True)  # when who looks after the launch looked at it, not who
    taken_out_on = models.DateField(null=True, blank=True)
    taken_out_why = models.CharField(max_length=300, blank=True)

    objects = NameIdeaQuerySet.as_manager()

    class Meta:
        ordering = ["folded"]
        constraints = [models.UniqueConstraint(fields=["contest", "folded"], name="launch_name_once")]

    def __str__(self):
        return self.name


class NameReport(models.Model):
    """That a name should not stand, as a colleague sees it. Nobody reads who it was; with the contest it is gone."""

    idea = models.ForeignKey(NameIdea, models.CASCADE, related_name="reports", db_index=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    why = models.CharField(max_length=300)
    made_on = models.DateField()
    settled_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["idea", "person"], name="launch_name_reported_once")]

    def __str__(self):
        return self.why


class ContestBox(models.Model):
    """The ballot box: ids of who voted and the names that were voted for, each sorted, and no time.

    The only row that a vote changes. When the contest is counted, both are gone.
    """

    contest = models.OneToOneField(Contest, models.CASCADE, primary_key=True, related_name="box")
    voters = ArrayField(models.BigIntegerField(), default=list)
    ballots = ArrayField(models.BigIntegerField(), default=list)
    counted = models.PositiveIntegerField(default=0)
    is_final = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(is_final=False) | Q(voters__len=0, ballots__len=0), name="launch_box_emptied"
            )
        ]
