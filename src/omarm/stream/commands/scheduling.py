"""A post that waits for its time: another moment, or now."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.core.errors import DomainError
from omarm.stream.attachments import check_moment
from omarm.stream.commands.placing import check_is_living, check_may_place, lock_places, refresh
from omarm.stream.kinds import note_moved
from omarm.stream.models import Post

LONGEST_WAIT = timedelta(days=365)


@transaction.atomic
def reschedule_post(*, actor, post, published_at=None):
    """Publish one's own waiting post at another moment, or now (without one). Returns it.

    Raises DomainError when the moment is not ahead or more than a year away, or too late for what the post carries.
    """
    waiting = Post.objects.editable_by(actor).filter(announced_at=None)
    post = waiting.select_for_update(of=("self",), no_key=True).filter(pk=post.pk).first()
    if post is None:
        raise PermissionDenied
    check_is_living(post)
    lock_places([post])
    for placement in post.placements.select_related("group", "department"):
        check_may_place(actor, placement)
    now = timezone.now()
    if published_at and not now < published_at <= now + LONGEST_WAIT:
        raise DomainError(_("Choose a moment ahead, within a year."), code="publish_at")
    if published_at:
        check_moment(post, published_at)

    post.published_at = published_at or now
    post.announced_at = None if published_at else now
    post.save(update_fields=["published_at", "announced_at"])
    refresh(post)
    note_moved(post)

    if post.announced_at:
        log.record("post.published", actor=actor, subject=post, kind=post.kind)
    return post
