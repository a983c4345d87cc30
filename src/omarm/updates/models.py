"""The update: the everyday post, in one of five forms, and what four of them add."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from omarm.stream.models import Post


class UpdateManager(models.Manager):
    """Reads an update with what its form adds, so that a page of them costs no more queries than one."""

    def get_queryset(self):
        rows = super().get_queryset().select_related("working_on", "story", "report", "celebration")
        return rows.prefetch_related("story__helpers__person")


class Update(models.Model):
    """What makes a post an update. Everything social lives on the post."""

    class Form(models.TextChoices):
        UPDATE = "update", _("Update")
        WORKING_ON = "working_on", _("What I am working on")
        STORY = "story", _("Success story")
        REPORT = "report", _("Report")
        CELEBRATION = "celebration", _("Something to celebrate")

    post = models.OneToOneField(Post, models.CASCADE, primary_key=True, related_name="update")
    form = models.CharField(max_length=12, choices=Form, default=Form.UPDATE)

    objects = UpdateManager()

    class Meta:
        base_manager_name = "objects"

    def __str__(self):
        return str(self.post)

    @property
    def writing(self):
        """The way in which it was written (stream/kinds.py)."""
        return self.form

    @property
    def told(self):
        """What its form adds, or None: posts that came from elsewhere have the words alone."""
        return getattr(self, self.form, None)


class WorkingOn(models.Model):
    """What somebody is working on: towards what, how far, with which question, and what comes next."""

    update = models.OneToOneField(Update, models.CASCADE, primary_key=True, related_name="working_on")
    goal = models.CharField(max_length=500, blank=True)
    state = models.CharField(max_length=500, blank=True)
    question = models.CharField(max_length=500, blank=True)
    next = models.CharField(max_length=500, blank=True)


class Story(models.Model):
    """Something that went well: what was the matter, what was done, what came of it."""

    update = models.OneToOneField(Update, models.CASCADE, primary_key=True, related_name="story")
    situation = models.TextField(blank=True)
    action = models.TextField(blank=True)
    result = models.TextField(blank=True)
    benefit = models.CharField(max_length=300, blank=True)


class StoryHelper(models.Model):
    """A colleague who helped, in the order in which the author named them."""

    story = models.ForeignKey(Story, models.CASCADE, related_name="helpers")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    rank = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["rank", "pk"]
        constraints = [models.UniqueConstraint(fields=["story", "person"], name="story_helper_once")]


class Report(models.Model):
    """What came of a meeting, a workshop or another event, when the next is, and who would be welcome there."""

    update = models.OneToOneField(Update, models.CASCADE, primary_key=True, related_name="report")
    about = models.CharField(max_length=200, blank=True)
    results = models.TextField(blank=True)
    next_on = models.DateField(null=True, blank=True)
    wanted = models.CharField(max_length=300, blank=True)


class Celebration(models.Model):
    """Something that succeeded and may be celebrated: whose it is, why it matters, thanks to whom, and perhaps on which day.

    The team and who is thanked are words, no rows: this form names people by mention alone, and nothing counts them.
    """

    update = models.OneToOneField(Update, models.CASCADE, primary_key=True, related_name="celebration")
    success = models.CharField(max_length=300, blank=True)
    team = models.CharField(max_length=200, blank=True)
    reason = models.TextField(blank=True)
    thanks = models.CharField(max_length=500, blank=True)
    celebrated_on = models.DateField(null=True, blank=True)


class Offer(models.Model):
    """A reader offers to join: themselves, with a line about what they bring if they like."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="offers")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["report", "person"], name="offer_once")]
