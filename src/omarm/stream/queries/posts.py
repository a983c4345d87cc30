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
    removable: set


def readable_post(person, post_id):
    """Return the post if it is for this person. Raises Post.DoesNotExist."""
    return Post.objects.visible_to(person).select_related("author").get(pk=post_id)


def post_of(row):
    """Return the post of a FeedRow, which the person may read. Raises Post.DoesNotExist when it went in the meantime."""
    return Post.objects.select_related("author").get(pk=row.post_id)


def editable_post(person, post_id):
    """Return the person's own post that can be changed. Raises Post.DoesNotExist."""
    return Post.objects.editable_by(person).select_related("author").get(pk=post_id)


def binned_post(person, post_id):
    """Return the post that the person deleted and can bring back. Raises Post.DoesNotExist."""
    return Post.objects.binned_by(person).get(pk=post_id)


def is_hidden(person, post_id):
    """Return whether this is the person's own post, taken out of sight by others. It tells no more of it than that."""
    return Post.objects.filter(pk=post_id, author=person, hidden_at__isnull=False, deleted_at=None).exists()


def looks_after(person, post):
    """Return whether the person can read the post and wrote it, cares for a group where it stands, or for the whole."""
    if not Post.objects.visible_to(person).contains(post):
        return False
    if post.author_id == person.pk or person.cares_for_all:
        return True
    # Where somebody else shared it to gives no say: else one could start a group, share there, and close the whole.
    own = post.placements.filter(Q(placed_by=None) | Q(placed_by=post.author_id))
    return Group.objects.managed_by(person).filter(placements__in=own).exists()


def bin_of(person, *, limit=100):
    """Return the posts that the person deleted and can still bring back, the last one first; at most `limit`."""
    return list(Post.objects.binned_by(person).order_by("-deleted_at", "-pk")[:limit])


def sharing_of(person, post):
    """Return the Sharing of a post that the person can read.

    What stands only in departments and groups that are not open, only its author may share.
    """
    inside = is_inside(post)
    placements = post.placements.in_reach_of(person).select_related("group", "department").order_by("pk")
    return Sharing(
        list(placements),
        inside,
        may_share=post.author_id == person.pk or not inside,
        removable=_removable(person, post),
    )


def removable_placements(person, post):
    """Return the placements of a post that the person can read and take away, as far as others remain.

    Of one's own post all; of another's what one shared oneself, and what was shared to a group that one looks after.
    """
    if not Post.objects.visible_to(person).contains(post):
        return post.placements.none()
    placements = post.placements.in_reach_of(person)
    if post.author_id == person.pk:
        return placements
    cared_for = Group.objects.managed_by(person)
    return placements.filter(Q(placed_by=person) | Q(placed_by__isnull=False, group__in=cared_for))


def is_inside(post):
    """Return whether a post stands in no place that every employee can read."""
    in_the_open = Q(group=None, department=None) | Q(group__access=Group.Access.OPEN)
    return not post.placements.filter(in_the_open).exists()


def is_archived(post):
    """Return whether a post stands in archived groups alone: then it can be read, and no more."""
    return not post.placements.living().exists()


def _removable(person, post):
    """Return the ids of what can be taken away now: nothing while it is the only place."""
    return (
        set(removable_placements(person, post).values_list("pk", flat=True)) if post.placements.count() > 1 else set()
    )
