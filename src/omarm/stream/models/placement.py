"""Where a post can be read. One is usual, sharing adds one; the feed's indexes live here."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from omarm.groups.models import Group
from omarm.people.models import Department
from omarm.stream.models.reach import InReachOf


class PlacementQuerySet(models.QuerySet):
    def in_reach_of(self, person):
        """Return the placements through which the person may read."""
        return self.filter(InReachOf(person))

    def living(self):
        """Return the placements where something can still be said or changed: not in a group that is archived."""
        return self.filter(Q(group=None) | Q(group__archived_at=None))


class Placement(models.Model):
    """One place of a post. Author and `live` are copies from the post, so that one index answers the feed.

    `published_at` is when it came to stand there: the post's time, or that of the sharing (then `placed_by` is set).
    """

    class Audience(models.IntegerChoices):
        EVERYONE = 0
        GROUP = 1
        DEPARTMENT = 2

    post = models.ForeignKey("stream.Post", models.CASCADE, related_name="placements")
    audience = models.PositiveSmallIntegerField(choices=Audience)
    group = models.ForeignKey(Group, models.CASCADE, null=True, blank=True, related_name="placements", db_index=False)
    department = models.ForeignKey(
        Department, models.CASCADE, null=True, blank=True, related_name="placements", db_index=False
    )
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False)
    published_at = models.DateTimeField(null=True)
    live = models.BooleanField(default=False)
    placed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", db_index=False
    )
    pinned_at = models.DateTimeField(null=True, blank=True)
    pinned_until = models.DateTimeField(null=True, blank=True)

    objects = PlacementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(audience=0, group=None, department=None)
                | Q(audience=1, group__isnull=False, department=None)
                | Q(audience=2, group=None, department__isnull=False),
                name="placement_has_its_place",
            ),
            models.CheckConstraint(
                condition=Q(live=False) | Q(published_at__isnull=False), name="placement_live_has_time"
            ),
            models.CheckConstraint(
                condition=Q(pinned_at=None) | Q(audience=1) | Q(pinned_until__isnull=False),
                name="placement_highlight_ends",
            ),
            models.UniqueConstraint(
                fields=["post", "audience", "group", "department"], name="placement_once", nulls_distinct=False
            ),
        ]
        indexes = [
            models.Index(
                fields=["-published_at", "-post"], condition=Q(live=True, audience=0), name="placement_everyone"
            ),
            models.Index(
                fields=["group", "-published_at", "-post"],
                include=["author"],
                condition=Q(live=True, group__isnull=False),
                name="placement_group",
            ),
            models.Index(
                fields=["department", "-published_at", "-post"],
                condition=Q(live=True, department__isnull=False),
                name="placement_department",
            ),
            models.Index(
                fields=["author", "-published_at", "-post"],
                include=["audience", "group", "department"],
                condition=Q(live=True),
                name="placement_author",
            ),
            models.Index(
                fields=["-published_at", "-post"],
                include=["audience", "group", "department", "author"],
                condition=Q(live=True),
                name="placement_newest",
            ),
            models.Index(
                fields=["audience", "group", "-pinned_at"],
                condition=Q(live=True, pinned_at__isnull=False),
                name="placement_pinned",
            ),
        ]
