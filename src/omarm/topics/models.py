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
    sort_key = models.CharField(max_length=60, editable=False, default="")  # the name as core.folding.fold writes it
    description = models.CharField(max_length=300, blank=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = TopicQuerySet.as_manager()

    class Meta:
        ordering = ["sort_key", "name", "pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(merged_into=models.F("id")), name="topic_merged_into_another"),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("home:topic", args=[self.slug])

    @property
    def synonyms(self):
        """The other words by which it is found, as they are written."""
        return [word.shown for word in self.words.all() if not word.is_name]


class TopicWord(models.Model):
    """A word (as core.folding.fold writes it) by which a topic is found: its name and its synonyms.

    A word belongs to one topic. The key on `word` has Django's second index for prefixes (varchar_pattern_ops) with it.
    """

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="words")
    word = models.CharField(max_length=60, unique=True)
    shown = models.CharField(max_length=60)
    is_name = models.BooleanField(default=False)

    class Meta:
        ordering = ["word"]
        constraints = [
            models.UniqueConstraint(fields=["topic"], condition=models.Q(is_name=True), name="topic_has_one_name"),
        ]

    def __str__(self):
        return self.shown


class FormerSlug(models.Model):
    """An address that a topic had before it was renamed: it keeps leading there."""

    slug = models.SlugField(max_length=70, unique=True)
    topic = models.ForeignKey(Topic, models.CASCADE, related_name="former_slugs")


class Proposal(models.Model):
    """A topic that somebody misses on the list; who keeps the list adds it or leaves it out."""

    name = models.CharField(max_length=60)
    word = models.CharField(max_length=60, unique=True)
    why = models.CharField(max_length=300, blank=True)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.name
