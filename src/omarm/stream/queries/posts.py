"""One post, for who may read, change or bring it back."""

from dataclasses import dataclass

from django.db.models import Q

from omarm.groups.models import Group
from omarm.stream.models import Post


@dataclass(frozen=True, slots=True)
class Sharing:
    """Where a post stands as far as the person sees, and whether one who is not its author may share it."""

    placements: list
    is_inside: bool
    may_share: bool


LOOK_AFTER_ALL = ("administrator", "community_manager")


def readable_post(person, post_id):
    """Return the post if it is for this person. Raises Post.DoesNotExist."""
    return Post.objects.visible_to(person).select_related("author").get(pk=post_id)


def editable_post(person, post_id):
    """Return the person's own post that can be changed. Raises Post.DoesNotExist."""
    return Post.objects.editable_by(person).select_related("author").get(pk=post_id)


def binned_post(person, post_id):
    """Return the post that the person deleted and can bring back. Raises Post.DoesNotExist."""
    return Post.objects.binned_by(person).get(pk=post_id)


def looks_after(person, post):
    """Return whether the person can read the post and wrote it, cares for a group where it stands, or for the whole."""
    if not Post.objects.visible_to(person).contains(post):
        return False
    if post.author_id == person.pk or any(person.has_role(role) for role in LOOK_AFTER_ALL):
        return True
    return Group.objects.managed_by(person).filter(placements__post=post).exists()


def bin_of(person, *, limit=100):
    """Return the posts that the person deleted and can still bring back, the last one first; at most `limit`."""
    return list(Post.objects.binned_by(person).order_by("-deleted_at", "-pk")[:limit])


def sharing_of(person, post):
    """Return the Sharing of a post that the person can read.

    What stands in a department, or a group that is not open, only its author may share.
    """
    inside = Q(department__isnull=False) | (Q(group__isnull=False) & ~Q(group__access=Group.Access.OPEN))
    is_inside = post.placements.filter(inside).exists()
    placements = post.placements.in_reach_of(person).select_related("group", "department").order_by("pk")
    return Sharing(list(placements), is_inside, may_share=post.author_id == person.pk or not is_inside)
