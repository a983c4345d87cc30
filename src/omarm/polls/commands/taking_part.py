"""Who may take part in a poll."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from omarm.core.errors import DomainError
from omarm.stream.commands import check_is_living
from omarm.stream.models import Post


def check_may_take_part(actor, poll):
    """Raise unless the person may read the post, it is up where something can still be said, and the poll is open."""
    if not Post.objects.visible_to(actor).filter(pk=poll.pk).exists():
        raise PermissionDenied
    check_is_living(poll.post)
    if not poll.post.is_live:
        raise DomainError(_("This post is not published yet."), code="post_waiting")
    check_is_open(poll)


def check_is_open(poll):
    """Raise DomainError once the poll is closed."""
    if poll.is_closed:
        raise DomainError(_("This poll is closed. You can no longer vote."), code="poll_closed")
