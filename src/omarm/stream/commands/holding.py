"""Posts that wait for a time at which their author may no longer post there: they stay, and go nowhere by themselves."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from omarm.activity import log
from omarm.core.errors import DomainError
from omarm.stream.commands.placing import check_may_place, lock_places, refresh
from omarm.stream.models import Post


@transaction.atomic
def hold_waiting_posts(*, author=None, group=None):
    """Take the set time off the waiting posts of an author, or in a group (ids), that could not stand there. Returns how many.

    It follows from leaving, moving or a group that ends. Their author finds them with the drafts.
    """
    waiting = Post.objects.filter(announced_at=None, published_at__isnull=False, deleted_at=None)
    if author is not None:
        waiting = waiting.filter(author=author)
    if group is not None:
        waiting = waiting.filter(placements__group=group)
    found = list(waiting.select_related("author").select_for_update(of=("self",), no_key=True).order_by("pk"))
    lock_places(found)
    return sum(hold_unless_it_may_stand(post) for post in found)


def hold_unless_it_may_stand(post):
    """Take the set time off one waiting post that its author may not post there now, and record it. Returns whether it was."""
    if _may_stand(post):
        return False
    post.published_at = None
    post.save(update_fields=["published_at"])
    refresh(post)

    log.record("post.held", actor=None, subject=post)
    return True


def _may_stand(post):
    """Return whether the author works here and may post in each place where it is to stand."""
    try:
        for placement in post.placements.select_related("group", "department"):
            check_may_place(post.author, placement)
    except (PermissionDenied, DomainError):
        return False
    return post.author.is_active
