"""Rounds of the question whom colleagues ask for advice: who answered, whom they named, and what came of it.

Nothing here has a moment. Who named whom is read by nobody: it is counted once, and goes with the round's term.
"""

import uuid
from datetime import timedelta

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from omarm.people.models import Department, Person

KEPT_DAYS = 90
FEWEST_NAMED = (
    3  # nominations: the one floor that lies lower than that of the house, with its reason in queries/gate.py
)
MOST_NAMES, MOST_IN_TEAM = 10, 50


class RoundQuerySet(models.QuerySet):
    def owned_by(self, person):
        """Return the rounds that this person may run and see the results of: their own, as long as it is their work."""
        return self.filter(owner=person) if person.cares_for_all else self.none()

    def running(self, day=None):
        """Return those that can be answered on a day (today)."""
        day = day or timezone.localdate()
        return self.filter(opens_on__lte=day, closes_on__gte=day, ended_on=None)

    def over(self, day=None):
        """Return those that were closed before a day (today), or ended before their time."""
        return self.filter(Q(closes_on__lt=day or timezone.localdate()) | Q(ended_on__isnull=False))

    def kept(self):
        """Return those of which something that people answered can be there, now or later."""
        return self.filter(forgotten_on=None)


class Round(models.Model):
    """One time that colleagues are asked whom they ask for advice about something, by one person who alone sees the counts.

    `ended_on` is when it was closed before its time, `forgotten_on` when what people answered was deleted with all that
    was counted. `told` is how many are said to have answered: in steps of the floor, and only up to the last morning.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    subject = models.CharField(max_length=120)
    opens_on = models.DateField()
    closes_on = models.DateField()
    asks_everyone = models.BooleanField(default=True)
    departments = models.ManyToManyField(Department, blank=True, related_name="+")
    most_names = models.PositiveSmallIntegerField(
        default=5, validators=[MinValueValidator(1), MaxValueValidator(MOST_NAMES)]
    )
    team_size = models.PositiveSmallIntegerField(
        default=8, validators=[MinValueValidator(1), MaxValueValidator(MOST_IN_TEAM)]
    )
    told = models.PositiveIntegerField(null=True, editable=False)
    ended_on = models.DateField(null=True, blank=True, editable=False)
    forgotten_on = models.DateField(null=True, blank=True, editable=False)

    objects = RoundQuerySet.as_manager()

    class Meta:
        ordering = ["-opens_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(closes_on__gte=F("opens_on")), name="round_closes_after_opening"),
            models.CheckConstraint(condition=~Q(subject=""), name="round_has_a_subject"),
        ]

    def __str__(self):
        return self.subject

    @property
    def last_day(self):
        """The day on which it closed or will."""
        return self.ended_on or self.closes_on

    @property
    def kept_until(self):
        """The last day on which what people answered, and what was counted, is there."""
        return self.last_day + timedelta(days=KEPT_DAYS)

    @property
    def is_planned(self):
        return self.ended_on is None and self.opens_on > timezone.localdate()

    @property
    def is_over(self):
        return self.ended_on is not None or self.closes_on < timezone.localdate()

    @property
    def is_running(self):
        return not self.is_planned and not self.is_over

    def people_asked(self):
        """Return the active employees whom this asks: everybody, or those of its departments with all below."""
        employees = Person.objects.active().named().filter(is_guest=False)
        if self.asks_everyone:
            return employees
        ids = list(self.departments.values_list("pk", flat=True))
        return employees.filter(department__in=Department.objects.filter(path__overlap=ids).values("pk"))


class Answer(models.Model):
    """Somebody answered; without names they would rather not say. The id is drawn by lot: it tells no order."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, models.CASCADE, related_name="answers", db_index=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "person"], name="answer_once")]


class Nomination(models.Model):
    """A colleague who was named in an answer."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    answer = models.ForeignKey(Answer, models.CASCADE, related_name="nominations", db_index=False)
    nominee = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["answer", "nominee"], name="nomination_once")]


class Outcome(models.Model):
    """What a round that is over gave, counted once. `told` names no person: see rules/outcome.py for what is in it.

    `is_waiting` while the team is put together anew.
    """

    class Status(models.TextChoices):
        SHOWN = "shown", _("There are results")
        TOO_FEW = "too_few", _("Too few answered")

    round = models.OneToOneField(Round, models.CASCADE, primary_key=True, related_name="outcome")
    status = models.CharField(max_length=10, choices=Status)
    told = models.JSONField(default=dict)
    computed_on = models.DateField()
    is_waiting = models.BooleanField(default=False)


class Standing(models.Model):
    """A colleague who was named often enough to be seen. The database refuses a count below three.

    `nominations` is “at least” where the exact number would say that everybody named them (`is_capped`). `rank` is the
    place in the proposed team, `reasons` are the codes of why (rules/wording.py); `left_out` by the owner.
    """

    class Layer(models.TextChoices):
        LEADER = "leader", _("Leadership")
        MANAGER = "manager", _("Team managers")
        OTHER = "other", _("Colleagues")

    round = models.ForeignKey(Round, models.CASCADE, related_name="standings", db_index=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    nominations = models.PositiveIntegerField()
    is_capped = models.BooleanField(default=False)
    layer = models.CharField(max_length=8, choices=Layer)
    department = models.ForeignKey(Department, models.SET_NULL, null=True, related_name="+")
    leads = models.BooleanField(default=False)
    connects = models.BooleanField(default=False)
    rank = models.PositiveSmallIntegerField(null=True)
    reasons = models.JSONField(default=list)
    left_out = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "person"], name="standing_once"),
            models.CheckConstraint(condition=Q(nominations__gte=FEWEST_NAMED), name="standing_from_three"),
        ]
