"""What belongs to the words of a post: its topics, files and mentions, how it read before, and what is not sent yet."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

from omarm.media.models import File
from omarm.stream.models.conversation import Comment
from omarm.stream.models.post import Post
from omarm.topics.models import Topic


class PostTopic(models.Model):
    """A post is about a topic. Time and `live` are copies from the post, so that one index answers a topic's stream."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="post_topics", db_index=False)
    topic = models.ForeignKey(Topic, models.CASCADE, related_name="post_topics", db_index=False)
    published_at = models.DateTimeField(null=True)
    live = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "topic"], name="post_topic_once")]
        indexes = [
            models.Index(fields=["topic", "-published_at", "-post"], condition=Q(live=True), name="post_topic_newest")
        ]


class PostFile(models.Model):
    """A file with a post, in the order in which the author put them."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="files")
    file = models.OneToOneField(File, models.CASCADE, related_name="post_file")
    rank = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["rank", "pk"]


class Mention(models.Model):
    """Somebody is named, in a post or in one of its comments."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="mentions", db_index=False)
    comment = models.ForeignKey(Comment, models.CASCADE, null=True, blank=True, related_name="mentions")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="mentions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["post", "comment", "person"], name="mention_once", nulls_distinct=False)
        ]


class Revision(models.Model):
    """How a post read before it was changed, `number` being the version that it was.

    `told` are the fields of its kind, empty ones too; {} where the kind has none, or they were not kept.
    """

    post = models.ForeignKey(Post, models.CASCADE, related_name="revisions", db_index=False)
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200, blank=True)
    body = models.TextField(blank=True)
    told = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    written_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "number"], name="revision_once")]
        ordering = ["-number"]


class KeptDraft(models.Model):
    """Unsent words, kept so that another device can go on with them. `values` are the fields of the composer."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="drafts", db_index=False)
    key = models.UUIDField()
    form = models.CharField(max_length=20)
    values = models.JSONField(default=dict)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="draft_once")]
        indexes = [
            models.Index(fields=["person", "-saved_at"], name="draft_newest"),
            models.Index("saved_at", name="draft_age"),
        ]
