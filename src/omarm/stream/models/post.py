"""The post: one row for anything with an author and an audience. What makes it a kind is in its detail."""

from datetime import timedelta

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from omarm.core import richtext
from omarm.media.models import Image
from omarm.stream.models.placement import Placement


class PostQuerySet(models.QuerySet):
    def visible_to(self, person):
        """THE read rule. Every list, page, count, search, mail, feed, export and live event starts here."""
        return self.filter(_live() & _in_reach(person) | _not_gone() & _unpublished() & Q(author=person))

    def live(self):
        """Return what is published, not deleted and not hidden, whoever asks: for counts by the product itself."""
        return self.filter(_live())

    def editable_by(self, person, voice=None):
        """Return the person's own that they can read; `voice` is as whom they wrote it, when not as themselves."""
        return self.visible_to(person).filter(author=voice or person)

    def binned_by(self, person, voice=None):
        """Return what the person deleted (as `voice`) and can still bring back: to a place that they may still read."""
        own, since = voice or person, timezone.now() - Post.KEPT_IN_BIN
        return self.filter(_in_reach(person), author=own, deleted_by=own, deleted_at__gte=since)


class Post(models.Model):
    """Anything with an author and an audience that can be answered and reacted to."""

    KEPT_IN_BIN = timedelta(days=30)

    kind = models.CharField(max_length=20)
    title = models.CharField(max_length=200, blank=True)
    body = models.TextField(blank=True)  # rich text, sanitised (core/richtext.py)
    # To be found by: the same words without markup and those of its kind, names of people among them. Of it only the sentence
    # around what was found is shown, and to colleagues alone: guests are not shown those names.
    text = models.TextField(blank=True, editable=False)
    lang = models.CharField(max_length=2, default="nl")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="posts")
    created_at = models.DateTimeField(default=timezone.now)
    published_at = models.DateTimeField(null=True, blank=True)
    edited_at = models.DateTimeField(null=True, blank=True)
    deleted_at = models.DateTimeField(null=True, blank=True)
    deleted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    hidden_at = models.DateTimeField(null=True, blank=True)
    announced_at = models.DateTimeField(null=True, blank=True, editable=False)
    comments_closed_at = models.DateTimeField(null=True, blank=True)
    comments_closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    comments_closed_because = models.CharField(max_length=300, blank=True)
    attached = ArrayField(models.CharField(max_length=20), default=list, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    submission = models.UUIDField(null=True, blank=True, editable=False)

    objects = PostQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["author", "submission"], name="post_submitted_once"),
        ]
        indexes = [
            models.Index(
                "published_at", name="post_waiting", condition=Q(published_at__isnull=False, announced_at=None)
            )
        ]

    def __str__(self):
        return self.title or self.words[:60]

    def get_absolute_url(self):
        return reverse("stream:post", args=[self.pk])

    @property
    def words(self):
        """What the author wrote in the body, without markup."""
        return richtext.to_text(self.body)

    @property
    def detail(self):
        return getattr(self, self.kind)

    @property
    def is_live(self):
        return bool(
            self.published_at and self.published_at <= timezone.now() and not self.deleted_at and not self.hidden_at
        )


class Photo(models.Model):
    """A photo in a post, in the order in which the author put them."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="photos")
    image = models.OneToOneField(Image, models.CASCADE, related_name="photo")
    rank = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["rank", "pk"]

    def __str__(self):
        return str(self.image)


class SeenMarker(models.Model):
    """The newest post that was on the screen, so that “new” can be told. A post's time, never a visit's."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="seen_markers")
    group = models.ForeignKey("groups.Group", models.CASCADE, null=True, blank=True, related_name="+")
    published_at = models.DateTimeField()
    post_id = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "group"], name="seen_marker_once", nulls_distinct=False)
        ]


def _in_reach(person):
    return Exists(Placement.objects.filter(post=OuterRef("pk")).in_reach_of(person))


def _not_gone():
    return Q(deleted_at=None, hidden_at=None)


def _live():
    return _not_gone() & Q(published_at__lte=timezone.now())


def _unpublished():
    return Q(published_at=None) | Q(published_at__gt=timezone.now())
