"""Who may take part in a poll."""

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, Q
from django.utils.translation import gettext as _

from omarm.core.errors import DomainError
from omarm.stream.models import Post


def check_may_take_part(actor, poll):
    """Raise unless the person may read the post, it is up where something can still be said, and the poll is open."""
    alive = Exists(poll.post.placements.filter(Q(group=None) | Q(group__archived_at=None)))
    in_living_place = Post.objects.visible_to(actor).filter(pk=poll.pk).values_list(alive, flat=True).first()
    if in_living_place is None:
        raise PermissionDenied
    if not in_living_place:
        raise DomainError(_("This group has been closed and can only be read."), code="group_archived")
    if not poll.post.is_live:
        raise DomainError(_("This post is not published yet."), code="post_waiting")
    check_is_open(poll)


def check_is_open(poll):
    """Raise DomainError once the poll is closed."""
    if poll.is_closed:
        raise DomainError(_("This poll is closed. You can no longer vote."), code="poll_closed")
