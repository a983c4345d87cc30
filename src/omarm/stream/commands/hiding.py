"""Taking what somebody else wrote out of sight, and showing it again. Why, and the way to a second person, is told above."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from omarm.activity import log
from omarm.groups.models import Group
from omarm.stream.commands.placing import refresh
from omarm.stream.kinds import heed
from omarm.stream.models import Comment, Post


@transaction.atomic
def hide_post(*, actor, post):
    """Take a post out of sight with its whole conversation, for its author too. Returns it.

    For who looks after the whole intranet, or after a group where its author put it; never for its author.
    """
    now = Post.objects.select_for_update(of=("self",), no_key=True).get(pk=post.pk)
    _check_may_hide(actor, now, now.author_id)
    if now.hidden_at:
        return now
    now.hidden_at = timezone.now()
    now.save(update_fields=["hidden_at"])
    refresh(now)

    log.record("post.hidden", actor=actor, subject=now)
    return now


@transaction.atomic
def unhide_post(*, actor, post):
    """Show a hidden post again, with all that was said to it. Returns it."""
    now = Post.objects.select_for_update(of=("self",), no_key=True).get(pk=post.pk)
    _check_may_hide(actor, now, now.author_id)
    if not now.hidden_at:
        return now
    now.hidden_at = None
    now.save(update_fields=["hidden_at"])
    refresh(now)

    log.record("post.unhidden", actor=actor, subject=now)
    return now


@transaction.atomic
def hide_comment(*, actor, comment):
    """Take a comment out of sight; answers to it stay, as under one that was deleted. Returns it."""
    return _set_hidden(actor, comment, timezone.now(), "comment.hidden")


@transaction.atomic
def unhide_comment(*, actor, comment):
    """Show a hidden comment again. Returns it."""
    return _set_hidden(actor, comment, None, "comment.unhidden")


def _set_hidden(actor, comment, at, verb):
    # No key: who says at this moment that it solved a question holds the question, and points to the comment.
    now = Comment.objects.select_for_update(of=("self",), no_key=True).select_related("post").get(pk=comment.pk)
    _check_may_hide(actor, now.post, now.author_id)
    if bool(now.hidden_at) == bool(at):
        return now
    now.hidden_at = at
    now.save(update_fields=["hidden_at"])

    log.record(verb, actor=actor, subject=now, post=now.post_id)
    heed(now)
    return now


def _check_may_hide(actor, post, author_id):
    """Raise unless it may be decided by this person. They need not read it: that is over while it is hidden."""
    own = post.placements.filter(Q(placed_by=None) | Q(placed_by=F("author")))
    may = actor.cares_for_all or Group.objects.managed_by(actor).filter(placements__in=own).exists()
    if actor.pk == author_id or not may:
        raise PermissionDenied
