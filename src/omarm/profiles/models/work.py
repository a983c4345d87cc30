"""When and on what somebody works, when they are away and who stands in, and whether their days are told to others."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class Week(models.Model):
    """The days on which somebody works, as bits: 1 for Monday to 64 for Sunday, mornings and afternoons apart."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="working_week"
    )
    mornings = models.PositiveSmallIntegerField(default=0)
    afternoons = models.PositiveSmallIntegerField(default=0)
    note = models.CharField(max_length=160, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(mornings__lte=127, afternoons__lte=127), name="week_has_seven_days")
        ]

    def __str__(self):
        return f"{self.person_id}"


class Absence(models.Model):
    """That somebody is away until and with `ends_on`, and who stands in. Why is nobody's business, so it is not asked."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="absences")
    starts_on = models.DateField()
    ends_on = models.DateField()
    stand_in = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="absence_ends_after_it_starts"),
            models.CheckConstraint(condition=~Q(stand_in=F("person")), name="absence_stand_in_is_another"),
        ]
        indexes = [models.Index(fields=["person", "ends_on"], name="absence_of_person")]

    def __str__(self):
        return f"{self.person_id} {self.starts_on} {self.ends_on}"


class Project(models.Model):
    """What somebody works on, or worked on."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="projects")
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=120, blank=True)
    started_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = [F("started_on").desc(nulls_last=True), "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(started_on=None) | Q(ended_on__gte=F("started_on")),
                name="project_ends_after_it_starts",
            )
        ]

    def __str__(self):
        return self.name


class Welcome(models.Model):
    """What somebody agreed to have told: that they are new, and the day that they came to work here each year."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="welcome")
    as_newcomer = models.BooleanField(default=False)
    anniversaries = models.BooleanField(default=False)

    def __str__(self):
        return f"{self.person_id}"
