"""Scans of the culture: who answered, what was answered, and what came of it; the first two apart (docs/decisions/0012).

No row here is about one answer and none has a moment: a scan has one list of who answered, and for each part of the
organisation one list of sheets. Both are sorted and written anew with every answer.
"""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from omarm.people.models import Department, Person


class ScanQuerySet(models.QuerySet):
    def running(self, day=None):
        """Return those that can be answered on a day (today)."""
        day = day or timezone.localdate()
        return self.filter(opens_on__lte=day, closes_on__gte=day, ended_on=None)

    def ahead(self):
        """Return those that run or will."""
        return self.filter(closes_on__gte=timezone.localdate(), ended_on=None)

    def over(self):
        """Return those that were closed before today, or ended before their time."""
        return self.filter(Q(closes_on__lt=timezone.localdate()) | Q(ended_on__isnull=False))

    def kept(self):
        """Return those of which something that was answered or counted can be there, now or later."""
        return self.filter(forgotten_on=None)

    def shown(self):
        """Return those that gave a result, the latest first."""
        return self.kept().filter(outcome__status=Outcome.Status.SHOWN).order_by("-opens_on", "-pk")


class Scan(models.Model):
    """One time that everybody who works here is asked how the culture is and how they want it.

    `ended_on` is when it was closed before its time, `forgotten_on` when all that was answered and counted was deleted.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    opens_on = models.DateField()
    closes_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True, editable=False)
    forgotten_on = models.DateField(null=True, blank=True, editable=False)

    objects = ScanQuerySet.as_manager()

    class Meta:
        ordering = ["-opens_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(closes_on__gte=F("opens_on")), name="scan_closes_after_opening")
        ]

    def __str__(self):
        return f"{self.opens_on} – {self.last_day}"

    @property
    def last_day(self):
        """The day on which it closed or will."""
        return self.ended_on or self.closes_on

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
        """Return the active employees: all of them are asked."""
        return Person.objects.active().named().filter(is_guest=False)


class Box(models.Model):
    """Who answered a scan or would rather not, as sorted ids. It is emptied when the scan is counted."""

    scan = models.OneToOneField(Scan, models.CASCADE, primary_key=True, related_name="box")
    answered = ArrayField(models.BigIntegerField(), default=list)


class Part(models.Model):
    """A part of the organisation in one scan, with the sheets of who works there and in no smaller part of the scan.

    Without a department: who is in none that is large enough. `area` is the part around it. A sheet is eight sums over
    the items: four types now, four wanted. Sheets are sorted, and emptied when the scan is counted.
    """

    scan = models.ForeignKey(Scan, models.CASCADE, related_name="parts", db_index=False)
    department = models.ForeignKey(Department, models.SET_NULL, null=True, related_name="+")
    area = models.ForeignKey(Department, models.SET_NULL, null=True, related_name="+")
    asked = models.PositiveIntegerField()
    sheets = ArrayField(ArrayField(models.SmallIntegerField()), default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scan", "department"], name="culture_part_once")]


class Outcome(models.Model):
    """What a scan that is over gave, counted once. `told` holds sums from the floor on (queries/outcome.py), and names nobody."""

    class Status(models.TextChoices):
        SHOWN = "shown", _("There is a result")
        TOO_FEW = "too_few", _("Too few answered")

    scan = models.OneToOneField(Scan, models.CASCADE, primary_key=True, related_name="outcome")
    status = models.CharField(max_length=10, choices=Status)
    told = models.JSONField(default=dict)
    computed_on = models.DateField()
