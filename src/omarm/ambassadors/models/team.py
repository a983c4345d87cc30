"""A team of ambassadors: how it was called together, who is in it, who was asked, and where one is wanted."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from omarm.adoption.rules.teams import Layer
from omarm.groups.models import Group
from omarm.people.models import Department
from omarm.stream.models import Post


class Team(models.Model):
    """The ambassadors of this moment, until they are thanked. One at a time; of those before only the days are kept."""

    started_on = models.DateField()
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    group = models.ForeignKey(Group, models.SET_NULL, null=True, blank=True, related_name="+")
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-started_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                models.Value(1), condition=Q(ended_on=None), name="ambassadors_one_team"
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.started_on} {self.ended_on or ''}"


class Call(models.Model):
    """What colleagues are asked: a text, so many hours a week, until a day. `post` tells it among the other news."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="calls")
    text = models.TextField()
    hours = models.PositiveSmallIntegerField()
    until_on = models.DateField()
    post = models.ForeignKey(Post, models.SET_NULL, null=True, blank=True, related_name="+")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["team"], condition=Q(closed_on=None), name="ambassadors_one_call"),
        ]

    def __str__(self):
        return f"{self.team_id} {self.until_on}"

    @property
    def is_open(self):
        """Whether colleagues can join by it today."""
        return self.closed_on is None and self.until_on >= timezone.localdate()


class AmbassadorQuerySet(models.QuerySet):
    def serving(self):
        """Return those of who works here now and whose own last day has not been."""
        today = timezone.localdate()
        return self.filter(
            Q(until_on=None) | Q(until_on__gte=today),
            team__ended_on=None,
            person__is_active=True,
            person__is_guest=False,
        )


class Ambassador(models.Model):
    """Somebody in the team, in their own words: hours a week, for which part of the organisation, until when.

    Who leaves leaves no row behind.
    """

    team = models.ForeignKey(Team, models.CASCADE, related_name="ambassadors")
    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    hours = models.PositiveSmallIntegerField()
    department = models.ForeignKey(Department, models.SET_NULL, null=True, blank=True, related_name="+")
    layer = models.CharField(max_length=12, choices=Layer)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    shows_badge = models.BooleanField(default=True)
    # Of the group, by who looks after it: then one does not come back alone.
    is_put_out = models.BooleanField(default=False)

    objects = AmbassadorQuerySet.as_manager()

    class Meta:
        ordering = ["person__sort_key", "pk"]

    def __str__(self):
        return f"{self.person_id} {self.layer}"


class AskingQuerySet(models.QuerySet):
    def waiting(self):
        """Return those to which there is no answer, of who can still give one."""
        return self.filter(state=Asking.State.WAITING, person__is_active=True)


class Asking(models.Model):
    """Somebody was asked to join. Who said “never” is not asked again, also not for a team to come."""

    class State(models.TextChoices):
        WAITING = "waiting", _("No answer yet")
        NOT_NOW = "not_now", _("Not now")
        NEVER = "never", _("Would rather not be asked")

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    words = models.CharField(max_length=500, blank=True)
    asked_on = models.DateField()
    state = models.CharField(max_length=7, choices=State, default=State.WAITING)

    objects = AskingQuerySet.as_manager()

    class Meta:
        ordering = ["person__sort_key", "pk"]

    def __str__(self):
        return f"{self.person_id} {self.state}"


class RequiredPlace(models.Model):
    """A layer of a department (without one: of the whole organisation) that must have an ambassador."""

    layer = models.CharField(max_length=12, choices=Layer)
    department = models.ForeignKey(Department, models.CASCADE, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["layer", "department"], name="ambassadors_place_once", nulls_distinct=False
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.department_id} {self.layer}"
