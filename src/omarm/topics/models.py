"""Topics: the organisation's own list of words, each with somebody who looks after it."""

from django.conf import settings
from django.db import models
from django.urls import reverse


class TopicQuerySet(models.QuerySet):
    def current(self):
        """Return the topics that are in use: not merged into another."""
        return self.filter(merged_into=None)


class Topic(models.Model):
    """A controlled tag that people can follow. A merged topic stays as the way to the one that took it in."""

    name = models.CharField(max_length=60)
    slug = models.SlugField(max_length=70, unique=True)
    description = models.CharField(max_length=300, blank=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = TopicQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(merged_into=models.F("id")), name="topic_merged_into_another"),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("home:topic", args=[self.slug])


class TopicWord(models.Model):
    """A word (as core.folding.fold writes it) by which a topic is found: its name and its synonyms. A word belongs to one topic."""

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="words")
    word = models.CharField(max_length=60, unique=True)
    shown = models.CharField(max_length=60)
    is_name = models.BooleanField(default=False)

    class Meta:
        ordering = ["word"]

    def __str__(self):
        return self.shown
