"""The one organisation of this installation, and its tree of departments with their positions."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Func
from django.utils.translation import gettext_lazy as _


class Organisation(models.Model):
    """One row: the organisation that this installation serves.

    `chat_address` is where colleagues are chatted with, in another product, with {mail} or {username} in it (core/chat_links.py).
    `worked_holidays` are codes of public holidays (core/holidays.py) on which it is open, though it keeps the others.
    """

    class Origin(models.TextChoices):
        """How the organisation came to be; load and demo accounts work only in one made for it."""

        FOUNDED = "founded", _("Founded")
        DEMO = "demo", _("Demonstration")
        SEED = "seed", _("Synthetic load")

    id = models.SmallIntegerField(primary_key=True, default=1, editable=False)
    name = models.CharField(max_length=120)
    intranet_name = models.CharField(max_length=60, default="Omarm")
    accent = models.CharField(max_length=7, blank=True)
    default_language = models.CharField(max_length=2, default="nl")
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.FOUNDED)
    functions_in_bylines = models.BooleanField(default=False)
    reaction_counts_in_streams = models.BooleanField(default=True)
    chat_address = models.CharField(max_length=200, blank=True)
    allows_nameless = models.BooleanField(default=False)  # whether colleagues may ask something without their name
    keeps_public_holidays = models.BooleanField(default=True)
    worked_holidays = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    founded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="organisation_is_one"),
            models.CheckConstraint(
                condition=models.Q(accent="") | models.Q(accent__regex=r"^#[0-9a-f]{6}$"), name="organisation_accent"
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def is_demo(self):
        return self.origin == self.Origin.DEMO

    @property
    def is_practice(self):
        """Whether it was made by `demo` or `seed`, so that load may be put on it."""
        return self.origin in {self.Origin.DEMO, self.Origin.SEED}


class DepartmentQuerySet(models.QuerySet):
    def within(self, department):
        """Return the department and everything below it."""
        return self.filter(path__contains=[department.pk])

    def called(self, words):
        """Return the departments with this name or abbreviation."""
        return self.filter(models.Q(name__iexact=words) | models.Q(abbreviation__iexact=words))

    def in_line_with(self, departments):
        """Return these departments with all that is above and below them."""
        above = {pk for department in departments for pk in department.path}
        below = models.Q(path__overlap=[department.pk for department in departments])
        return self.filter(models.Q(pk__in=above) | below)

    def above(self, department_id):
        """Return the ids of a department and of all that it is part of, as a subquery; none without a department."""
        return self.filter(pk=department_id).annotate(part=Func("path", function="unnest")).values("part")


class Department(models.Model):
    """A part of the organisation. `path` holds the ids from the root down to itself."""

    name = models.CharField(max_length=200)
    abbreviation = models.CharField(max_length=40, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    path = ArrayField(models.BigIntegerField(), default=list, editable=False)
    rank = models.PositiveIntegerField(default=0)
    source_key = models.CharField(max_length=200, null=True, blank=True, unique=True)

    objects = DepartmentQuerySet.as_manager()

    class Meta:
        ordering = ["rank", "name"]
        indexes = [GinIndex(fields=["path"], name="department_path")]

    def __str__(self):
        return self.name

    @property
    def depth(self):
        return len(self.path)


class Position(models.Model):
    """A place in the organisation that a person holds, or that is vacant."""

    title = models.CharField(max_length=200)
    department = models.ForeignKey(Department, models.CASCADE, related_name="positions")
    classification = models.CharField(max_length=80, blank=True)
    source_key = models.CharField(max_length=200, null=True, blank=True, unique=True)

    class Meta:
        ordering = ["title"]

    def __str__(self):
        return self.title
