"""A campaign: one behaviour, of one audience, for some time. Where it stands follows from its days and what was done."""

from datetime import timedelta

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Cast, Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from omarm.groups.models import Group
from omarm.people.models import Department
from omarm.programme.models.goals import Goal


class CampaignQuerySet(models.QuerySet):
    def drafts(self):
        """Return those that are still thought about."""
        return self.filter(planned_at=None)

    def planned(self, day=None):
        """Return those that are settled and have not begun, and are not past their last day."""
        day = day or timezone.localdate()
        return self.exclude(planned_at=None).filter(started_at=None, ended_on=None, ends_on__gte=day)

    def running(self, day=None):
        """Return those that run on a day (today)."""
        day = day or timezone.localdate()
        return self.exclude(started_at=None).filter(starts_on__lte=day, ends_on__gte=day, ended_on=None)

    def waiting(self, day=None):
        """Return those that ran and wait for their evaluation."""
        day = day or timezone.localdate()
        return self.exclude(started_at=None).filter(Q(ends_on__lt=day) | Q(ended_on__isnull=False), closed_at=None)

    def closed(self):
        """Return those that were evaluated."""
        return self.exclude(closed_at=None)

    def going_on(self, day=None):
        """Return those that somebody has to lead: planned, running, or over and not yet evaluated."""
        return self.planned(day) | self.running(day) | self.waiting(day)

    def unowned(self):
        """Return those planned or running that nobody who works here leads; of one that is over the evaluation waits."""
        return (self.planned() | self.running()).filter(Q(owner=None) | Q(owner__is_active=False))

    def holding(self):
        """Return those that hold their days: planned, running or over, each until the day `last`.

        One that was ended early gave back the day on which that was done: another can begin then.
        """
        day_before = Cast(F("ended_on") - timedelta(days=1), models.DateField())
        return self.exclude(planned_at=None).annotate(last=Coalesce(day_before, "ends_on"))


class Campaign(models.Model):
    """A behaviour that the organisation wants to become normal, and what it does for it from one day to another.

    `sentence` is the behaviour as somebody says it of themselves. `prompt` stands at the composer of its audience while it
    runs, and opens `writing` (a code of stream/kinds.py; empty: the everyday one). `opens` are functions that its audience gets when it starts. `ended_on` is when it was ended before
    its time. Its audience is everyone, some departments or some groups; `audience_name` is what these were called when it
    was last settled: departments and groups go.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        PLANNED = "planned", _("Planned")
        RUNNING = "running", _("Runs now")
        ENDED = "ended", _("Waits for its evaluation")
        CLOSED = "closed", pgettext_lazy("a campaign", "Closed")

    class Audience(models.TextChoices):
        EVERYONE = "everyone", _("Everyone")
        DEPARTMENT = "department", _("Departments")
        GROUP = "group", _("Groups")

    class Outcome(models.TextChoices):
        NORMAL = "normal", _("It is normal now")
        GROWING = "growing", _("It is on its way")
        NOT_YET = "not_yet", _("It did not catch on")
        UNKNOWN = "unknown", _("We cannot tell")

    goal = models.ForeignKey(Goal, models.PROTECT, related_name="campaigns")
    name = models.CharField(max_length=120)
    behaviour = models.CharField(max_length=20)  # a code of programme/behaviours.py
    sentence = models.CharField(max_length=200)
    why = models.TextField(blank=True)
    audience = models.CharField(max_length=10, choices=Audience, default=Audience.EVERYONE)
    departments = models.ManyToManyField(Department, blank=True, related_name="+")
    groups = models.ManyToManyField(Group, blank=True, related_name="+")
    audience_name = models.CharField(max_length=300, blank=True, editable=False)
    prompt = models.CharField(max_length=140, blank=True)
    writing = models.CharField(max_length=20, blank=True)
    opens = ArrayField(models.CharField(max_length=60), default=list, blank=True)  # codes of core/functions.py
    starts_on = models.DateField()
    ends_on = models.DateField()
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    copied_from = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="copies")
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    planned_at = models.DateTimeField(null=True, blank=True, editable=False)
    planned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    started_at = models.DateTimeField(null=True, blank=True, editable=False)
    ended_on = models.DateField(null=True, blank=True, editable=False)
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    evaluation = models.TextField(blank=True)

    objects = CampaignQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="campaign_ends_after_it_starts"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(sentence=""), name="campaign_has_its_words"),
            models.CheckConstraint(
                condition=Q(started_at=None) | Q(planned_at__isnull=False), name="campaign_started_was_planned"
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None) | (Q(started_at__isnull=False) & ~Q(evaluation="") & ~Q(outcome="")),
                name="campaign_closed_is_evaluated",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("programme:campaign", args=[self.pk])

    @property
    def parts(self):
        """The departments or groups that it is for and that are there, as a list; none of one for everyone."""
        return [*self.departments.all(), *self.groups.all()]

    @property
    def last_day(self):
        """The day on which it ended or will."""
        return self.ended_on or self.ends_on

    @property
    def state(self):
        """Where it stands today, as a State."""
        today = timezone.localdate()
        if self.closed_at:
            return self.State.CLOSED
        if self.started_at is None:
            return self.State.DRAFT if self.planned_at is None else self.State.PLANNED
        return self.State.ENDED if self.ended_on or self.ends_on < today else self.State.RUNNING

    @property
    def is_running(self):
        return self.state == self.State.RUNNING

    @property
    def is_unowned(self):
        """Whether it is planned or runs, and nobody who works here leads it."""
        return self.state in {self.State.PLANNED, self.State.RUNNING} and not (self.owner and self.owner.is_active)

    @property
    def is_missed(self):
        """Whether its days went by, or began, while it was planned and was not started."""
        return self.state == self.State.PLANNED and self.starts_on < timezone.localdate()
