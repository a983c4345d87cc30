"""The course for who looks after groups: who takes it, what they hand in to whom, levels and certificates."""

from datetime import timedelta
from hashlib import sha256

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from omarm.care.models import ActionDone
from omarm.groups.models import Group
from omarm.people.models import Person
from omarm.stream.models import Post


def _person(**more):
    return models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, **more)


def _somebody():
    """A key to a person that is emptied when the account goes."""
    return models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")


class Level(models.TextChoices):
    """What a certificate says, in rising order."""

    JUNIOR = "junior", pgettext_lazy("level of the course", "Junior")
    SENIOR = "senior", pgettext_lazy("level of the course", "Senior")
    CHIEF = "chief", pgettext_lazy("level of the course", "Chief")

    @property
    def rank(self):
        return list(Level).index(self)

    @property
    def above(self):
        """The level above this one, or None."""
        return next((level for level in Level if level.rank == self.rank + 1), None)


class Learner(models.Model):
    """Somebody who was invited to the course or takes it. `mentor` is whom they asked, until that person agreed too."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="learner")
    invited_on = models.DateField(null=True, blank=True)
    is_declined = models.BooleanField(default=False)  # does not want to be asked any more
    mentor = _somebody()
    mentor_agreed = models.BooleanField(default=False)
    offers_to_mentor = models.BooleanField(default=False)
    on_profile = models.BooleanField(default=False)
    on_groups = models.BooleanField(default=False)


class HandIn(models.Model):
    """What somebody did in their group, for an assignment or beside the lessons (`lesson` is "own"), with what shows it.

    Only who did it and the mentor to whom it was handed in see it; who signs for a level sees what is good.
    """

    class State(models.TextChoices):
        KEPT = "kept", pgettext_lazy("assignment of the course", "Not handed in")
        WAITING = "waiting", pgettext_lazy("assignment of the course", "With your mentor")
        GOOD = "good", pgettext_lazy("assignment of the course", "Good")
        AGAIN = "again", pgettext_lazy("assignment of the course", "To add to")

    person = _person(related_name="hand_ins")
    lesson = models.CharField(max_length=20)
    group = models.ForeignKey(Group, models.CASCADE, related_name="+")
    words = models.CharField(max_length=1500)
    post = models.ForeignKey(Post, models.SET_NULL, null=True, blank=True, related_name="+")
    done = models.ForeignKey(ActionDone, models.SET_NULL, null=True, blank=True, related_name="+")
    mentor = _somebody()
    state = models.CharField(max_length=7, choices=State, default=State.WAITING)
    handed_in_on = models.DateField(default=timezone.localdate)
    answer = models.CharField(max_length=1000, blank=True)
    answered_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["handed_in_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "lesson"], condition=~Q(lesson="own"), name="hand_in_once")
        ]


class LevelRule(models.Model):
    """What an organisation asks for a level; without a row what we propose (queries/levels.py)."""

    class Assessor(models.TextChoices):
        MENTOR = "mentor", _("The mentor")
        MANAGER = "manager", _("A community manager")

    level = models.CharField(max_length=6, choices=Level, primary_key=True)
    assignments = models.PositiveSmallIntegerField()
    pieces = models.PositiveSmallIntegerField()  # own pieces of work since the level before
    months = models.PositiveSmallIntegerField()  # since the level before
    mentored = models.PositiveSmallIntegerField()  # colleagues whose mentor one was, and who have a certificate
    assessor = models.CharField(max_length=7, choices=Assessor)
    valid_months = models.PositiveSmallIntegerField()
    renewal_pieces = models.PositiveSmallIntegerField()  # own pieces since the certificate, to have it anew

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(valid_months__range=(1, 120)), name="certificate_ends")]


class LevelRequest(models.Model):
    """Somebody asks for a level. Without an `assessor` any community manager may sign."""

    class State(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("request for a level", "Waits")
        GIVEN = "given", pgettext_lazy("request for a level", "Given")
        NOT_YET = "not_yet", pgettext_lazy("request for a level", "Not yet")

    person = _person(related_name="level_requests")
    level = models.CharField(max_length=6, choices=Level)
    is_renewal = models.BooleanField(default=False)
    assessor = _somebody()
    state = models.CharField(max_length=7, choices=State, default=State.WAITING)
    asked_on = models.DateField(default=timezone.localdate)
    answer = models.CharField(max_length=1000, blank=True)
    answered_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(state="waiting"), name="level_request_one_waiting")
        ]


class CertificateQuerySet(models.QuerySet):
    def valid(self, day=None):
        """Return those that count on a day (else today), of people who can sign in."""
        day = day or timezone.localdate()
        return self.filter(ended_on=None, given_on__lte=day, valid_until__gte=day, person__in=Person.objects.active())


class Certificate(models.Model):
    """A level that somebody has until a day, with who signed for it."""

    person = _person(related_name="certificates")
    level = models.CharField(max_length=6, choices=Level)
    given_on = models.DateField()
    valid_until = models.DateField()
    given_by = _somebody()
    mentor = _somebody()  # who went along with them
    warned_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)  # taken back

    objects = CertificateQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["valid_until"], condition=Q(ended_on=None), name="certificate_ending")]
        constraints = [
            models.CheckConstraint(condition=Q(valid_until__gt=models.F("given_on")), name="certificate_lasts")
        ]

    def __str__(self):
        return self.get_level_display()


class LessonWords(models.Model):
    """How an organisation says a lesson (lessons.py); what is empty stays as it came. Or that it does not give it."""

    code = models.CharField(max_length=20, primary_key=True)
    title_nl = models.CharField(max_length=120, blank=True)
    idea_nl = models.CharField(max_length=800, blank=True)
    example_nl = models.CharField(max_length=800, blank=True)
    assignment_nl = models.CharField(max_length=800, blank=True)
    title_en = models.CharField(max_length=120, blank=True)
    idea_en = models.CharField(max_length=800, blank=True)
    example_en = models.CharField(max_length=800, blank=True)
    assignment_en = models.CharField(max_length=800, blank=True)
    is_off = models.BooleanField(default=False)


class OwnersAsked(models.Model):
    """The owners of a group were asked by the desk whether they take the course; the last time that was done."""

    group = models.OneToOneField(Group, models.CASCADE, primary_key=True, related_name="+")
    asked_on = models.DateField()


class CourseSetting(models.Model):
    """One row: what the community manager chose for the course as a whole."""

    id = models.SmallIntegerField(primary_key=True, default=1, editable=False)
    makes_community = models.BooleanField(default=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="course_setting_is_one")]


class AnswerTime(models.Model):
    """How soon questions of a quarter were answered, in groups with a trained owner and in others; no hours where it is not told."""

    quarter = models.DateField(primary_key=True)  # its first day
    trained_hours = models.PositiveIntegerField(null=True, blank=True)
    trained_groups = models.PositiveIntegerField(default=0)
    trained_questions = models.PositiveIntegerField(default=0)
    other_hours = models.PositiveIntegerField(null=True, blank=True)
    other_groups = models.PositiveIntegerField(default=0)
    other_questions = models.PositiveIntegerField(default=0)


class Session(models.Model):
    """An hour of the course at which people meet, or a question hour at which anybody can come with anything."""

    class Kind(models.TextChoices):
        TRAINING = "training", pgettext_lazy("hour of the course", "Training")
        QUESTIONS = "questions", pgettext_lazy("hour of the course", "Question hour")

    kind = models.CharField(max_length=9, choices=Kind, default=Kind.TRAINING)
    title = models.CharField(max_length=120)
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=60)
    place = models.CharField(max_length=200, blank=True)
    link = models.URLField(max_length=500, blank=True)
    lessons = models.CharField(max_length=200, blank=True)  # their codes, with a space between
    leader = _somebody()

    class Meta:
        ordering = ["starts_at", "pk"]
        indexes = [models.Index(fields=["starts_at"], name="session_ahead")]
        constraints = [models.CheckConstraint(condition=Q(minutes__range=(5, 600)), name="session_lasts")]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("stewardship:session", args=[self.pk])

    @property
    def ends_at(self):
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def stamp(self):
        """What tells whether it says something else than before: 16 letters."""
        said = (
            self.kind,
            self.title,
            self.starts_at.timestamp(),
            self.minutes,
            self.place,
            self.link,
            self.lessons,
            self.leader_id,
        )
        return sha256("\0".join(map(str, said)).encode()).hexdigest()[:16]

    @property
    def has_leader(self):
        """Whether somebody who works here leads it."""
        return self.leader is not None and self.leader.is_active


class Coming(models.Model):
    """Somebody said that they come to a session. It says nothing of whether they were there, and goes the day after."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="comings")
    person = _person(related_name="+")
    is_reminded = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "person"], name="coming_once")]
