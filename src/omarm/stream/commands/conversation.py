"""Answering and reacting. Who may read a post may take part in its conversation."""

from uuid import uuid4

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Exists, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.core.errors import DomainError
from omarm.stream.models import Comment, Post, Reaction, ReactionKind

LONGEST_COMMENT = 10_000


@transaction.atomic
def add_comment(*, actor, post, body, parent=None, submission=None):
    """Answer a post, or another comment: a reply to a reply joins the same thread. Returns the Comment.

    The same form sent twice (`submission`, a UUID) gives the same comment once.
    """
    _check_may_talk(actor, post)
    _check_text(body)
    if parent and parent.post_id != post.pk:
        raise PermissionDenied

    thread = (parent.parent or parent) if parent else None
    comment, is_new = Comment.objects.get_or_create(
        author=actor, submission=submission or uuid4(), defaults={"post": post, "parent": thread, "body": body.strip()}
    )
    if not is_new and comment.body != body.strip():  # the way back led to the same form, for other words
        comment, is_new = Comment.objects.create(post=post, parent=thread, author=actor, body=body.strip()), True

    if is_new:
        log.record("comment.added", actor=actor, subject=comment, post=post.pk)
    return comment


@transaction.atomic
def edit_comment(*, actor, comment, body):
    """Change the words of one's own comment. Returns it."""
    _check_own(actor, comment)
    _check_may_talk(actor, comment.post)
    _check_text(body)

    comment.body, comment.edited_at = body.strip(), timezone.now()
    comment.save(update_fields=["body", "edited_at"])

    log.record("comment.edited", actor=actor, subject=comment, post=comment.post_id)
    return comment


@transaction.atomic
def delete_comment(*, actor, comment):
    """Take one's own comment away; answers to it stay. Returns it."""
    _check_own(actor, comment)

    comment.deleted_at = timezone.now()
    comment.save(update_fields=["deleted_at"])

    log.record("comment.deleted", actor=actor, subject=comment, post=comment.post_id)
    return comment


@transaction.atomic
def restore_comment(*, actor, comment):
    """Bring one's own comment back. Returns it."""
    if comment.author_id != actor.pk or comment.hidden_at or not Post.objects.visible_to(actor).contains(comment.post):
        raise PermissionDenied

    comment.deleted_at = None
    comment.save(update_fields=["deleted_at"])

    log.record("comment.restored", actor=actor, subject=comment, post=comment.post_id)
    return comment


@transaction.atomic
def react(*, actor, post, kind):
    """Give one's reaction to a post; it replaces an earlier one. Returns the Reaction."""
    _check_may_talk(actor, post)
    if not ReactionKind.objects.filter(code=kind, is_offered=True).exists():
        raise DomainError(_("This reaction does not exist."), code="reaction_kind")

    reaction, _created = Reaction.objects.update_or_create(post=post, person=actor, defaults={"kind_id": kind})

    log.record("reaction.given", actor=actor, subject=reaction, post=post.pk, kind=kind)
    return reaction


@transaction.atomic
def take_back_reaction(*, actor, post):
    """Take one's reaction back. Returns whether there was one; nobody needs to be told, so no fact."""
    _check_may_talk(actor, post)
    return bool(Reaction.objects.filter(post=post, person=actor).delete()[0])


def _check_may_talk(actor, post):
    alive = Exists(post.placements.filter(Q(group=None) | Q(group__archived_at=None)))
    in_living_place = Post.objects.visible_to(actor).filter(pk=post.pk).values_list(alive, flat=True).first()
    if in_living_place is None:
        raise PermissionDenied
    if not in_living_place:
        raise DomainError(_("This group has been closed and can only be read."), code="group_archived")
    if not post.is_live:
        raise DomainError(_("This post is not published yet."), code="post_waiting")


def _check_own(actor, comment):
    if comment.author_id != actor.pk or not Comment.objects.visible_to(actor).standing().contains(comment):
        raise PermissionDenied


def _check_text(body):
    if not body.strip():
        raise DomainError(_("Write something first."), code="comment_empty")
    if len(body) > LONGEST_COMMENT:
        raise DomainError(
            _("This text is longer than %(most)d characters. Shorten it, or make it two.") % {"most": LONGEST_COMMENT},
            code="comment_long",
        )
