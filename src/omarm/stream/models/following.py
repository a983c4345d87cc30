"""What a person keeps an eye on, and what they put aside for later. Nobody else sees either."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from omarm.groups.models import Group
from omarm.stream.models.post import Post
from omarm.topics.models import Topic


class Follow(models.Model):
    """Somebody follows a colleague, a topic, a group or a post; or, muted, wants to hear nothing of it."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="follows", db_index=False)
    colleague = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="followers", db_index=False
    )
    topic = models.ForeignKey(Topic, models.CASCADE, null=True, blank=True, related_name="followers", db_index=False)
    group = models.ForeignKey(Group, models.CASCADE, null=True, blank=True, related_name="followers", db_index=False)
    post = models.ForeignKey(Post, models.CASCADE, null=True, blank=True, related_name="followers", db_index=False)
    is_muted = models.BooleanField(default=False)
    # Until it was muted: hearing of it again is following it again.
    was_followed = models.BooleanField(default=False, db_default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(colleague__isnull=False, topic=None, group=None, post=None)
                | Q(colleague=None, topic__isnull=False, group=None, post=None)
                | Q(colleague=None, topic=None, group__isnull=False, post=None)
                | Q(colleague=None, topic=None, group=None, post__isnull=False),
                name="follow_is_of_one_thing",
            ),
            models.CheckConstraint(condition=Q(was_followed=False) | Q(is_muted=True), name="follow_before_muting"),
            models.CheckConstraint(condition=~Q(colleague=models.F("person")), name="follow_another"),
            models.UniqueConstraint(
                fields=["person", "colleague"], condition=Q(colleague__isnull=False), name="follow_colleague_once"
            ),
            models.UniqueConstraint(
                fields=["person", "topic"], condition=Q(topic__isnull=False), name="follow_topic_once"
            ),
            models.UniqueConstraint(
                fields=["person", "group"], condition=Q(group__isnull=False), name="follow_group_once"
            ),
            models.UniqueConstraint(
                fields=["person", "post"], condition=Q(post__isnull=False), name="follow_post_once"
            ),
        ]
        indexes = [
            models.Index(
                fields=["person"],
                include=["colleague", "topic", "group"],
                condition=Q(post=None, is_muted=False),
                name="followed_by",
            ),
            models.Index("colleague", "person", name="followers_of_colleague", condition=Q(colleague__isnull=False)),
            models.Index("topic", "person", name="followers_of_topic", condition=Q(topic__isnull=False)),
            models.Index("group", "person", name="followers_of_group", condition=Q(group__isnull=False)),
            models.Index("post", "person", name="followers_of_post", condition=Q(post__isnull=False)),
        ]


class Bookmark(models.Model):
    """A post that somebody wants to find back; the order of the rows is the order of keeping."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="bookmarks", db_index=False)
    post = models.ForeignKey(Post, models.CASCADE, related_name="bookmarks")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "post"], name="bookmark_once")]
        indexes = [models.Index(fields=["person", "-id"], name="bookmark_newest")]


class WorthKeeping(models.Model):
    """Somebody says that a post belongs in the knowledge base."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="worth_keeping", db_index=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "person"], name="worth_keeping_once")]
