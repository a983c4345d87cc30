"""What people say to a post: comments two levels deep, and named reactions."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from omarm.media.models import Image
from omarm.stream.models.post import Post


class CommentQuerySet(models.QuerySet):
    def visible_to(self, person):
        """Whoever may read the post may read its conversation."""
        return self.filter(post__in=Post.objects.visible_to(person).values("pk"), hidden_at=None)

    def standing(self):
        return self.filter(deleted_at=None, hidden_at=None)


class Comment(models.Model):
    """An answer under a post, or under another answer (then `parent` is set; never deeper)."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="comments", db_index=False)
    parent = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="replies")
    quotes = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="comments")
    body = models.TextField()  # as it was typed
    rich = models.TextField(blank=True, editable=False)  # the same with its links and mentions; empty when brought in
    created_at = models.DateTimeField(default=timezone.now)
    edited_at = models.DateTimeField(null=True, blank=True)
    deleted_at = models.DateTimeField(null=True, blank=True)
    hidden_at = models.DateTimeField(null=True, blank=True)
    submission = models.UUIDField(null=True, blank=True, editable=False)

    objects = CommentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["author", "submission"], name="comment_submitted_once"),
            models.CheckConstraint(condition=~Q(parent=models.F("id")), name="comment_own_parent"),
        ]
        indexes = [
            models.Index("post", "created_at", "id", name="comment_in_conversation"),
            models.Index("post", name="comment_count", condition=Q(deleted_at=None, hidden_at=None)),
        ]

    def __str__(self):
        return self.body[:60]

    def get_absolute_url(self):
        return f"{reverse('stream:post', args=[self.post_id])}?comment={self.pk}#comment-{self.pk}"


class CommentPhoto(models.Model):
    """A photo in a comment, in the order in which its author put them."""

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="photos")
    image = models.OneToOneField(Image, models.CASCADE, related_name="comment_photo")
    rank = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["rank", "pk"]


class ReactionKind(models.Model):
    """One of the few reactions that the organisation offers; one that was given stays when it is no longer offered."""

    code = models.CharField(max_length=12, primary_key=True)
    label_nl = models.CharField(max_length=30)
    label_en = models.CharField(max_length=30)
    icon = models.CharField(max_length=30)
    rank = models.PositiveSmallIntegerField(default=0)
    is_offered = models.BooleanField(default=True)

    class Meta:
        ordering = ["rank", "code"]

    def __str__(self):
        return self.label_en

    @property
    def label(self):
        """The label in the language of the page."""
        return self.label_nl if get_language() == "nl" else self.label_en


class Reaction(models.Model):
    """One person's named reaction to a post; choosing another replaces it."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="reactions", db_index=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="reactions")
    kind = models.ForeignKey(ReactionKind, models.PROTECT, related_name="+", db_column="kind", db_index=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "person"], name="reaction_once", include=["kind"])]

    def __str__(self):
        return f"{self.kind_id} {self.post_id}"
