"""The meetings of ambassadors, what each brings along to one, what they wrote, and the day of going live."""

from django.conf import settings
from django.db import models
from django.urls import reverse

from omarm.ambassadors.models.team import Team
from omarm.stream.models import Post


class GoLive(models.Model):
    """The day on which the intranet opens, or opened, for everybody. One row; who set it stands in the audit."""

    id = models.SmallIntegerField(primary_key=True, default=1, editable=False)
    day = models.DateField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="go_live_is_one")]

    def __str__(self):
        return str(self.day)


class Meeting(models.Model):
    """The team meets. Whether that is before or after going live, the days tell."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="meetings")
    starts_at = models.DateTimeField()
    title = models.CharField(max_length=120)
    place = models.CharField(max_length=200, blank=True)
    link = models.URLField(max_length=500, blank=True)
    agenda = models.TextField(blank=True)
    notes = models.TextField(blank=True)

    class Meta:
        ordering = ["starts_at", "pk"]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("ambassadors:meeting", args=[self.pk])


class Sheet(models.Model):
    """What an ambassador saw around them, for one meeting: of the intranet and its use, never of who uses it."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="sheets")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    works = models.CharField(max_length=1000, blank=True)
    does_not = models.CharField(max_length=1000, blank=True)
    is_said = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["meeting", "author"], name="ambassadors_sheet_once")]

    def __str__(self):
        return f"{self.meeting_id} {self.author_id}"


class Story(models.Model):
    """A post of an ambassador that shows how it works for them."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="stories")
    post = models.ForeignKey(Post, models.CASCADE, related_name="+")

    class Meta:
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["team", "post"], name="ambassadors_story_once")]

    def __str__(self):
        return f"{self.team_id} {self.post_id}"
