"""Keeping a post on top: in a group by who looks after it, for everyone by who looks after the whole, with an end."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.core.errors import DomainError
from omarm.groups.models import Group
from omarm.stream.models import Placement, Post
from omarm.stream.queries.acts import HIGHLIGHTING
from omarm.stream.queries.feed import MOST_PINNED

LONGEST_HIGHLIGHT = timedelta(days=60)


@transaction.atomic
def pin_post(*, actor, placement, until=None):
    """Keep a post on top of a group or, placed for everyone, of everybody's home until a date. Returns the Placement.

    At most three at a time in one place. For everyone an end within 60 days is needed.
    """
    _check_may_pin(actor, placement)
    now = timezone.now()
    if not placement.post.is_live:
        raise DomainError(_("This post is not published yet."), code="post_waiting")
    if until and until <= now:
        raise DomainError(_("Choose a day that is still to come."), code="pin_past")
    if placement.group_id is None and (until is None or until > now + LONGEST_HIGHLIGHT):
        raise DomainError(_("Choose a last day, at most 60 days from now."), code="pin_end")
    if _pinned_beside(placement, now) >= MOST_PINNED:
        raise DomainError(_("Three posts are on top already. Take one off first."), code="pin_full")

    placement.pinned_at, placement.pinned_until = now, until
    placement.save(update_fields=["pinned_at", "pinned_until"])

    log.record("post.pinned", actor=actor, subject=placement.post, placement=placement.pk)
    return placement


@transaction.atomic
def unpin_post(*, actor, placement):
    """Take a post off the top. Returns the Placement."""
    _check_may_pin(actor, placement)

    placement.pinned_at = placement.pinned_until = None
    placement.save(update_fields=["pinned_at", "pinned_until"])
    return placement


def _check_may_pin(actor, placement):
    readable = Post.objects.visible_to(actor).filter(pk=placement.post_id).exists()
    if placement.group_id:
        allowed = Group.objects.managed_by(actor).filter(pk=placement.group_id, archived_at=None).exists()
    else:
        everyone = placement.audience == Placement.Audience.EVERYONE
        allowed = everyone and any(actor.has_role(role) for role in HIGHLIGHTING)
    if not (readable and allowed):
        raise PermissionDenied


def _pinned_beside(placement, now):
    pinned = Placement.objects.filter(
        audience=placement.audience, group=placement.group, live=True, pinned_at__isnull=False
    ).exclude(pk=placement.pk)
    return pinned.exclude(pinned_until__lte=now).count()
