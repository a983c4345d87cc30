"""A pilot: one audience that goes first, by which rules it begins, succeeds and stops, and what was found each night."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from omarm.groups.models import Group
from omarm.people.models import Department


class Rule(models.TextChoices):
    """For what a condition counts. All conditions of the first two must hold; of the last one is enough."""

    START = "start", _("When it may begin")
    EXIT = "exit", _("When it has succeeded")
    STOP = "stop", _("When we stop")


class PilotQuerySet(models.QuerySet):
    def settled(self):
        """Return those that hold their audience: they wait for their start rule, or run."""
        return self.filter(state__in=(Pilot.State.WAITING, Pilot.State.RUNNING))

    def told_of(self):
        """Return those that their audience reads of: they run, or wait and have invited it."""
        return self.filter(Q(state=Pilot.State.RUNNING) | Q(state=Pilot.State.WAITING, invited_at__isnull=False))

    def over(self):
        """Return those that ended, in whatever way."""
        return self.filter(state__in=Pilot.OVER)


class Pilot(models.Model):
    """A group or a department that tries something before others do. `follows` is the pilot that it was the next one of.

    `audience_name` is what the audience was called when it was last told of: departments and groups go. `judged_on` is the
    last day on which the clock looked; `seen_to_on` when somebody said that what came of it was seen to; `invited_at` when its
    audience was invited last.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        WAITING = "waiting", _("Waits for its start")
        RUNNING = "running", _("Runs now")
        MET = "met", _("It succeeded")
        STOPPED = "stopped", pgettext_lazy("a pilot", "Stopped")
        DISSOLVED = "dissolved", _("Its group or department was closed or is gone")

    OVER = (State.MET, State.STOPPED, State.DISSOLVED)

    name = models.CharField(max_length=120)
    group = models.ForeignKey(Group, models.SET_NULL, null=True, blank=True, related_name="pilots")
    department = models.ForeignKey(Department, models.SET_NULL, null=True, blank=True, related_name="pilots")
    audience_name = models.CharField(max_length=200)
    use_case = models.CharField(max_length=200)
    success = models.CharField(max_length=300)
    following = models.CharField(max_length=200, blank=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    starts_on = models.DateField()
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    started_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)  # why it was stopped by hand
    follows = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="followed_by")
    judged_on = models.DateField(null=True, blank=True)
    seen_to_on = models.DateField(null=True, blank=True)
    invited_at = models.DateTimeField(null=True, blank=True)

    objects = PilotQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(group=None) | Q(department=None), name="pilot_is_for_one"),
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(use_case="") & ~Q(success=""), name="pilot_has_its_words"
            ),
            models.UniqueConstraint(
                fields=["group"], condition=Q(state__in=("waiting", "running")), name="pilot_one_a_group"
            ),
            models.UniqueConstraint(
                fields=["department"], condition=Q(state__in=("waiting", "running")), name="pilot_one_a_department"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("running", "met")) | Q(started_on__isnull=False), name="pilot_ran_from_a_day"
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("pilots:pilot", args=[self.pk])

    @property
    def kind(self):
        """Return "group" or "department": what its audience is, "" when that is gone."""
        return "group" if self.group_id else "department" if self.department_id else ""

    @property
    def is_gone(self):
        """Whether its group was closed or deleted, or its department dissolved."""
        return self.group.archived_at is not None if self.group else self.department_id is None

    @property
    def is_settled(self):
        return self.state in {self.State.WAITING, self.State.RUNNING}

    @property
    def is_over(self):
        return self.state in self.OVER

    @property
    def is_ahead(self):
        """Whether its first day is still to come."""
        return self.starts_on > timezone.localdate()

    @property
    def days(self):
        """How many days it has run, None before it began."""
        return ((self.ended_on or timezone.localdate()) - self.started_on).days if self.started_on else None


class Condition(models.Model):
    """One condition of a rule of a pilot: a code of queries/conditions.py, and the number that goes with it."""

    pilot = models.ForeignKey(Pilot, models.CASCADE, related_name="conditions", db_index=False)
    rule = models.CharField(max_length=5, choices=Rule)
    code = models.CharField(max_length=40)
    value = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["rule", "pk"]
        constraints = [models.UniqueConstraint(fields=["pilot", "rule", "code"], name="condition_once_a_rule")]

    def __str__(self):
        return f"{self.rule} {self.code} {self.value}"


class Verdict(models.Model):
    """What the clock found of a rule on a day, kept when it is another finding than before.

    `reasons` are {code, wanted, state, why} of each condition: the number that was asked, never the one that was found, which
    stays where it is counted.
    """

    class Outcome(models.TextChoices):
        MET = "met", _("It holds")
        NOT_YET = "not_yet", _("Not yet")
        UNKNOWN = "unknown", _("We cannot tell")

    pilot = models.ForeignKey(Pilot, models.CASCADE, related_name="verdicts", db_index=False)
    rule = models.CharField(max_length=5, choices=Rule)
    day = models.DateField()
    outcome = models.CharField(max_length=8, choices=Outcome)
    reasons = models.JSONField(default=list)

    class Meta:
        ordering = ["-day", "rule"]
        constraints = [models.UniqueConstraint(fields=["pilot", "rule", "day"], name="verdict_once_a_day")]

    def __str__(self):
        return f"{self.rule} {self.day} {self.outcome}"


class Change(models.Model):
    """Other conditions for a pilot that ran: what they were and what they became, as [rule, code, value], and why."""

    pilot = models.ForeignKey(Pilot, models.CASCADE, related_name="changes", db_index=False)
    day = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    reason = models.CharField(max_length=300)
    before = models.JSONField(default=list)
    after = models.JSONField(default=list)

    class Meta:
        ordering = ["-day"]
        constraints = [models.UniqueConstraint(fields=["pilot", "day"], name="pilot_changed_once_a_day")]

    def __str__(self):
        return f"{self.pilot_id} {self.day}"
