"""What people are asked to read, and who said that they have.

A confirmation is there because somebody gave it. Nothing is recorded by looking at a post.
"""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from omarm.groups.models import Membership
from omarm.people.models import Department, Person
from omarm.stream.models import Placement, Post


class MustReadQuerySet(models.QuerySet):
    def standing(self):
        """Return what is still asked, whoever asks."""
        return self.filter(withdrawn_on=None)

    def asked_of(self, person):
        """Return what this person is asked: not its author, and reached where its author put it."""
        reach = Q(group__in=Membership.objects.filter(person=person).values("group"))
        if not person.is_guest:
            above = Department.objects.above(person.department_id)
            reach |= Q(audience=Placement.Audience.EVERYONE) | Q(department__in=above)
        here = Placement.objects.filter(reach, post=OuterRef("post"), placed_by=None)
        return self.filter(Exists(here)).exclude(post__author=person)

    def owned_by(self, person):
        """Return what the person asks: their own posts that they can still read."""
        own = Post.objects.visible_to(person).filter(author=person)
        return self.filter(post__in=own.values("pk"))


class MustRead(models.Model):
    """An author asks to read a post: must (with “read and understood”), should, or nice to know."""

    class Level(models.TextChoices):
        MUST = "must", _("Must read")
        SHOULD = "should", _("Should read")
        NICE = "nice", _("Nice to know")

    post = models.OneToOneField(Post, models.CASCADE, primary_key=True, related_name="must_read")
    level = models.CharField(max_length=6, choices=Level)
    due_on = models.DateField(null=True, blank=True)
    asked_on = models.DateField()
    round = models.PositiveSmallIntegerField(default=1)
    names_from_start = models.BooleanField(default=False)  # of this round: what people were told when they confirmed
    told_round = models.PositiveSmallIntegerField(default=0)  # the last round of which those asked were told
    reminded_on = models.DateField(null=True, blank=True)  # by its owner
    reminded_for = models.DateField(null=True, blank=True)  # the deadline before which the clock reminded
    withdrawn_on = models.DateField(null=True, blank=True)

    objects = MustReadQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(level="must") | Q(due_on=None), name="must_read_deadline"),
        ]
        indexes = [
            models.Index("due_on", name="must_read_standing", condition=Q(level="must", withdrawn_on=None)),
        ]

    def __str__(self):
        return str(self.post)

    @property
    def is_must(self):
        return self.level == self.Level.MUST

    @property
    def is_late(self):
        return bool(self.due_on and self.due_on < timezone.localdate())

    def people_asked(self):
        """Return the active people whom this is asked: those reached where the author put it, without the author.

        The other side of `asked_of`; the two are held against each other by a test.
        """
        asked = Person.objects.none()
        for place in self.post.placements.filter(placed_by=None).select_related("department"):
            asked |= _reached(place)
        return Person.objects.active().filter(pk__in=asked.values("pk")).exclude(pk=self.post.author_id)


class Confirmation(models.Model):
    """Somebody said: read and understood. A day, never an hour."""

    must_read = models.ForeignKey(MustRead, models.CASCADE, related_name="confirmations", db_index=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    confirmed_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["must_read", "person"], name="confirmation_once")]


def _reached(place):
    if place.audience == Placement.Audience.GROUP:
        members = Membership.objects.filter(group=place.group_id)
        return Person.objects.filter(pk__in=members.values("person"))
    employees = Person.objects.filter(is_guest=False)
    if place.audience == Placement.Audience.DEPARTMENT:
        return employees.filter(department__in=Department.objects.within(place.department))
    return employees
