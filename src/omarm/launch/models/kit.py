"""What people say of the kit themselves: that a step is not needed, of which source a photo is, and from when it is open."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from omarm.groups.models import Group
from omarm.media.models import Image
from omarm.pilots.models import Pilot


class Said(models.Model):
    """Somebody said of a step or a tip that it is not needed here, or where it was done; `address` is of this intranet."""

    class Verdict(models.TextChoices):
        NOT_NEEDED = "not_needed", _("Not needed here")
        DONE = "done", _("Done")

    code = models.CharField(max_length=20, primary_key=True)
    verdict = models.CharField(max_length=10, choices=Verdict)
    words = models.CharField(max_length=300)
    address = models.CharField(max_length=300, blank=True)
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    said_on = models.DateField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="launch_said_with_words")]

    def __str__(self):
        return self.code


class PhotoSource(models.Model):
    """Of which source a photo is, as somebody declared. Nothing guesses it."""

    class Source(models.TextChoices):
        OWN = "own", _("Our own")
        STOCK = "stock", _("Bought or free stock")

    image = models.OneToOneField(Image, models.CASCADE, primary_key=True, related_name="+")
    source = models.CharField(max_length=5, choices=Source)
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")


class Picture(models.Model):
    """A photo outside the intranet's groups that the organisation shows of itself, and its source, as somebody declared."""

    what = models.CharField(max_length=120)
    shown_at = models.CharField(max_length=120)
    source = models.CharField(max_length=5, choices=PhotoSource.Source)
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.what


class Opening(models.Model):
    """From which day the intranet is open, for a pilot or for everybody, and what was missing when that was decided."""

    class Audience(models.TextChoices):
        PILOT = "pilot", _("A pilot")
        EVERYBODY = "everybody", _("Everybody")

    audience = models.CharField(max_length=10, choices=Audience)
    group = models.ForeignKey(Group, models.SET_NULL, null=True, blank=True, related_name="+")
    pilot = models.ForeignKey(Pilot, models.SET_NULL, null=True, blank=True, related_name="+")
    day = models.DateField()
    missing = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    decided_on = models.DateField()
    taken_back_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(audience="pilot") | Q(group=None), name="launch_opening_group_is_of_a_pilot"
            ),
            models.CheckConstraint(
                condition=Q(audience="pilot") | Q(pilot=None), name="launch_opening_pilot_is_of_a_pilot"
            ),
            models.UniqueConstraint(
                fields=["audience"], condition=Q(taken_back_on=None), name="launch_opening_one_for_each"
            ),
        ]

    def __str__(self):
        return f"{self.audience} {self.day}"

    @property
    def has_come(self):
        """Whether its day is there, or past."""
        return self.day <= timezone.localdate()
