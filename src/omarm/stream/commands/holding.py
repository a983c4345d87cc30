"""Posts that wait for a time at which their author may no longer post there: they stay, and go nowhere by themselves."""

from django.db import transaction

from omarm.stream.commands.placing import refresh
from omarm.stream.models import Post


@transaction.atomic
def hold_waiting_posts(*, author, group=None):
    """Take the set time off the waiting posts of an author (by id), or only those in one group. Returns how many.

    Follows from leaving, not from anybody's act here: no fact. Their author finds them with the drafts.
    """
    waiting = Post.objects.filter(author=author, announced_at=None, published_at__isnull=False)
    if group is not None:
        waiting = waiting.filter(placements__group=group)
    held = list(waiting.select_for_update(of=("self",)))
    for post in held:
        hold_post(post)
    return len(held)


def hold_post(post):
    """Take the set time off one waiting post. For commands that know why."""
    post.published_at = None
    post.save(update_fields=["published_at"])
    refresh(post)
