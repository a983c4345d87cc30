"""What a person may do with one post beside answering and reacting, and what they did already."""

from dataclasses import dataclass

from django.db.models import Case, Count, F, Q, Value, When
from django.utils import timezone

from omarm.groups.models import Group
from omarm.stream.models import Bookmark, Follow, Placement, Post, WorthKeeping
from omarm.stream.queries.posts import looks_after

HIGHLIGHTING = ("administrator", "community_manager", "editor")


@dataclass(frozen=True, slots=True)
class Acts:
    """The acts on one post for one person; `pins` are placements that they may pin or unpin."""

    is_author: bool
    looks_after: bool
    is_kept: bool
    is_followed: bool
    is_muted: bool
    is_worth_keeping: bool
    worth_keeping: int
    pins: list


def acts_on(person, post):
    """Return the Acts of a person on a post that they can read."""
    follow = Follow.objects.filter(person=person, post=post).first()
    marks = list(WorthKeeping.objects.filter(post=post).values_list("person", flat=True))
    return Acts(
        is_author=post.author_id == person.pk,
        looks_after=looks_after(person, post),
        is_kept=Bookmark.objects.filter(person=person, post=post).exists(),
        is_followed=bool(follow and not follow.is_muted),
        is_muted=bool(follow and follow.is_muted),
        is_worth_keeping=person.pk in marks,
        worth_keeping=len(marks),
        pins=list(pinnable(person, post)),
    )


def pinnable(person, post):
    """Return the placements of a post that the person may pin, with their groups."""
    mine = Q(group__in=Group.objects.managed_by(person).filter(archived_at=None))
    if any(person.has_role(role) for role in HIGHLIGHTING):
        mine |= Q(audience=Placement.Audience.EVERYONE)
    over = Case(When(pinned_until__lte=timezone.now(), then=Value(None)), default=F("pinned_at"))
    places = post.placements.filter(mine, live=True).select_related("group").order_by("pk")
    return places.annotate(on_top_since=over)


def placement_of(person, post_id, placement_id):
    """Return a placement through which the person can read a post. Raises Placement.DoesNotExist."""
    placements = Placement.objects.in_reach_of(person).select_related("post", "group")
    return placements.get(pk=placement_id, post=post_id, live=True)


def worth_keeping(person, *, limit=50):
    """Return {post_id: how many colleagues said so} of what is worth keeping and the person can read, newest first."""
    posts = Post.objects.visible_to(person).filter(pk__in=WorthKeeping.objects.values("post"))
    counted = posts.annotate(said=Count("worth_keeping")).order_by("-published_at", "-pk")
    return dict(counted.values_list("pk", "said")[:limit])
