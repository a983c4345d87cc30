"""The examples of a campaign: posts, read by the rule of posts."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from omarm.groups.models import Group
from omarm.programme.models import Story
from omarm.stream.models import Placement, Post
from omarm.updates.models import Update

OPEN = Q(group=None, department=None) | Q(group__access=Group.Access.OPEN)  # placements that everybody reads
MOST_PROPOSED, LOOKED_BACK_DAYS = 5, 365


def live_stories(campaign):
    """Return how many examples of a campaign still stand, whoever can read them."""
    return Post.objects.live().filter(pk__in=Story.objects.filter(campaign=campaign).values("post")).count()


def without_story(campaigns):
    """Return those of these campaigns (a queryset) of which no example stands, those that begin first on top."""
    told = Story.objects.filter(campaign=OuterRef("pk"), post__in=Post.objects.live())
    return list(campaigns.exclude(Exists(told)).order_by("starts_on", "pk"))


def stories_for(person, campaigns):
    """Return {campaign id: [Story with its post and author]} of these campaigns, as far as the person can read the posts."""
    ids = [campaign.pk for campaign in campaigns]
    readable = Post.objects.visible_to(person).live()
    rows = Story.objects.filter(campaign__in=ids, post__in=readable).select_related(
        "post__author__photo", "post__author"
    )
    found = {pk: [] for pk in ids}
    for row in rows:
        found[row.campaign_id].append(row)
    return found


def story_of(campaign, pk):
    """Return an example of a campaign. Raises Story.DoesNotExist."""
    return Story.objects.select_related("campaign", "post").get(campaign=campaign, pk=pk)


def post_to_show(person, pk):
    """Return a post that the person can read and that stands. Raises Post.DoesNotExist."""
    return Post.objects.visible_to(person).live().get(pk=pk)


def proposed_stories(person, campaign):
    """Return success stories and celebrations that could be an example, newest first: in the open, readable, and not in it yet."""
    since = timezone.now() - timedelta(days=LOOKED_BACK_DAYS)
    told = Update.objects.filter(form__in=(Update.Form.STORY, Update.Form.CELEBRATION)).values("post")
    rows = Post.objects.visible_to(person).live().filter(pk__in=told, kind="update", published_at__gte=since)
    there = Story.objects.filter(campaign=campaign).values("post")
    open_ones = rows.filter(pk__in=_reached(campaign).values("post")).exclude(pk__in=there)
    return list(open_ones.select_related("author__photo", "author").order_by("-published_at", "-pk")[:MOST_PROPOSED])


def can_be_read_by_its_audience(post, campaign):
    """Return whether everybody for whom a campaign is can read a post: it stands in the open, or where they all are."""
    if not Post.objects.live().filter(pk=post.pk).exists():
        return False
    there = Placement.objects.filter(post=post, live=True)
    parts = campaign.parts
    return there.filter(OPEN).exists() or (bool(parts) and all(there.filter(_of(part)).exists() for part in parts))


def _reached(campaign):
    """Return the placements that reach all of the audience of a campaign by themselves."""
    parts = campaign.parts
    return Placement.objects.filter(OPEN | _of(parts[0]) if len(parts) == 1 else OPEN, live=True)


def _of(part):
    """Return the condition of placements that all of a department or group read."""
    return Q(group=part) if isinstance(part, Group) else Q(department__in=part.path)
