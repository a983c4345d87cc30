"""Answering and reacting. Who may read a post may take part in its conversation."""

from dataclasses import dataclass
from uuid import uuid4

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.core import richtext
from omarm.core.errors import DomainError
from omarm.core.live import announce
from omarm.houserules.commands import accept_when_asked
from omarm.houserules.queries import is_asked
from omarm.media.commands import describe_images, receive_image
from omarm.media.models import Image
from omarm.stream.commands.mentioning import check_not_told, linked, note_mentions
from omarm.stream.commands.placing import check_is_living
from omarm.stream.kinds import heed, voice_of
from omarm.stream.models import Comment, CommentPhoto, Post, Reaction, ReactionKind
from omarm.stream.queries import looks_after

LONGEST_COMMENT = 10_000
MOST_COMMENT_PHOTOS = 6
TYPING_SECONDS = 3


@dataclass(frozen=True, kw_only=True)
class Beside:
    """What goes with the words of a comment: the comment that it quotes, photos, the house rules accepted with it.

    `photos` are pairs of a file just sent and its alt text; `images` were uploaded before, by the same person.
    `accepts` is the number of the edition that stood by the box.
    """

    quotes: Comment | None = None
    images: tuple[Image, ...] = ()
    photos: tuple = ()
    accepts: int | None = None


@transaction.atomic
def add_comment(*, actor, post, body, parent=None, submission=None, beside=None):
    """Answer a post, or another comment: a reply to a reply joins the same thread. Returns the Comment.

    The same form sent twice (`submission`, a UUID) gives the same comment once. The actor may say it; whose it is says the
    kind of the post (`voice`).
    """
    beside = beside or Beside()
    _check_may_talk(actor, post)
    _check_open(post)
    _check_text(body, beside)
    _check_about(post, parent, beside.quotes)
    if any(image.uploaded_by_id != actor.pk for image in beside.images):
        raise PermissionDenied
    author = _author(actor, post, beside)
    accept_when_asked(actor=actor, number=beside.accepts)

    words = linked(actor, richtext.from_text(body))
    check_not_told(actor, author, words)
    thread = (parent.parent or parent) if parent else None
    told = {"post": post, "parent": thread, "body": body.strip(), "rich": words.body, "quotes": beside.quotes}
    comment, is_new = Comment.objects.get_or_create(author=author, submission=submission or uuid4(), defaults=told)
    if not is_new and (comment.body, comment.post_id) != (body.strip(), post.pk):  # the way back led to the same form
        comment, is_new = Comment.objects.create(author=author, **told), True

    if is_new:
        _add_photos(author, comment, beside)
        note_mentions(post, words.people, comment=comment)
        answered = parent.pk if parent else None
        log.record("comment.added", actor=author, subject=comment, post=post.pk, answered=answered)
        heed(comment, is_new=True)
    return comment


@transaction.atomic
def edit_comment(*, actor, comment, body):
    """Change the words of one's own comment. Returns it."""
    _check_own(actor, comment)
    _check_may_talk(actor, comment.post)
    _check_text(body, Beside(photos=tuple(comment.photos.values_list("pk"))))

    words = linked(actor, richtext.from_text(body))
    comment.body, comment.rich, comment.edited_at = body.strip(), words.body, timezone.now()
    comment.save(update_fields=["body", "rich", "edited_at"])
    note_mentions(comment.post, words.people, comment=comment)

    log.record("comment.edited", actor=actor, subject=comment, post=comment.post_id)
    return comment


@transaction.atomic
def delete_comment(*, actor, comment):
    """Take one's own comment away; answers to it stay. Returns it."""
    _check_own(actor, comment)

    comment.deleted_at = timezone.now()
    comment.save(update_fields=["deleted_at"])

    log.record("comment.deleted", actor=actor, subject=comment, post=comment.post_id)
    heed(comment)
    return comment


@transaction.atomic
def restore_comment(*, actor, comment):
    """Bring one's own comment back. Returns it."""
    if comment.author_id != actor.pk or comment.hidden_at:
        raise PermissionDenied
    if not (comment.body or comment.photos.exists()):  # its words are gone for good by now (binning.py)
        raise PermissionDenied
    _check_is_there(actor, comment.post)

    comment.deleted_at = None
    comment.save(update_fields=["deleted_at"])

    log.record("comment.restored", actor=actor, subject=comment, post=comment.post_id)
    heed(comment)
    return comment


@transaction.atomic
def show_typing(*, actor, post):
    """Let who has the conversation open see that somebody writes, once in three seconds. It is stored nowhere.

    Returns whether the conversation is one that they may hear of.
    """
    _check_may_talk(actor, post)
    if post.comments_closed_at or voice_of(actor, post) != actor:
        return False

    announce([f"c{post.pk}"], "typing", actor.pk, by=actor.pk, every=TYPING_SECONDS)
    return True


@transaction.atomic
def close_comments(*, actor, post, because):
    """End the conversation under a post, with a reason that every reader sees. Returns the post.

    For its author, who looks after a group where it stands, and who looks after the whole intranet.
    """
    _check_looks_after(actor, post)
    if not because.strip():
        raise DomainError(_("Say why: everyone who reads the post sees the reason."), code="close_reason")

    post.comments_closed_at, post.comments_closed_by = timezone.now(), actor
    post.comments_closed_because = because.strip()[:300]
    post.save(update_fields=["comments_closed_at", "comments_closed_by", "comments_closed_because"])

    log.record("comments.closed", actor=actor, subject=post)
    return post


@transaction.atomic
def reopen_comments(*, actor, post):
    """Let people answer again. Returns the post."""
    _check_looks_after(actor, post)

    post.comments_closed_at = post.comments_closed_by = None
    post.comments_closed_because = ""
    post.save(update_fields=["comments_closed_at", "comments_closed_by", "comments_closed_because"])

    log.record("comments.reopened", actor=actor, subject=post)
    return post


@transaction.atomic
def react(*, actor, post, kind):
    """Give one's reaction to a post; it replaces an earlier one. Returns the Reaction."""
    _check_may_talk(actor, post)
    if not ReactionKind.objects.filter(code=kind, is_offered=True).exists():
        raise DomainError(_("This reaction does not exist."), code="reaction_kind")

    same = Reaction.objects.filter(post=post, person=actor, kind=kind).first()
    if same:
        return same
    reaction, _created = Reaction.objects.update_or_create(post=post, person=actor, defaults={"kind_id": kind})

    log.record("reaction.given", actor=actor, subject=reaction, post=post.pk, kind=kind)
    return reaction


@transaction.atomic
def take_back_reaction(*, actor, post):
    """Take one's reaction back. Returns whether there was one.

    No fact: what somebody thought better of is kept nowhere. Open pages hear that the reactions are others now.
    """
    _check_is_there(actor, post)
    taken_back = bool(Reaction.objects.filter(post=post, person=actor).delete()[0])
    if taken_back:
        announce([f"c{post.pk}"], "reaction", post.pk, by=actor.pk)
    return taken_back


def _author(actor, post, beside):
    """Return whose the words are. Raises DomainError for what would be stored beside them with who brought it."""
    author = voice_of(actor, post)
    if author == actor:
        return actor
    if beside.images or beside.photos:
        raise DomainError(
            _("With a photo it is kept who brought it. Your words here are without your name: leave it out."),
            code="voice_photos",
        )
    if is_asked(actor):
        raise DomainError(
            _("Accept the house rules first, with something under your own name. Your words are still here."),
            code="voice_rules",
        )
    return author


def _check_looks_after(actor, post):
    if not looks_after(actor, post):
        raise PermissionDenied
    check_is_living(post)


def _check_may_talk(actor, post):
    _check_is_there(actor, post)
    check_is_living(post)


def _check_is_there(actor, post):
    """Raise unless the actor can read the post, and it is up: what takes one's own away asks no more than this."""
    if not Post.objects.visible_to(actor).contains(post):
        raise PermissionDenied
    if not post.is_live:
        raise DomainError(_("This post is not published yet."), code="post_waiting")


def _check_open(post):
    if post.comments_closed_at:
        raise DomainError(
            _("The conversation under this post is closed: %(reason)s") % {"reason": post.comments_closed_because},
            code="comments_closed",
        )


def _check_own(actor, comment):
    if comment.author_id != actor.pk or not Comment.objects.visible_to(actor).standing().contains(comment):
        raise PermissionDenied


def _check_about(post, *others):
    if any(other and other.post_id != post.pk for other in others):
        raise PermissionDenied


def _check_text(body, beside):
    photos = len(beside.photos) + len(beside.images)
    if not body.strip() and not photos:
        raise DomainError(_("Write something first."), code="comment_empty")
    if len(body) > LONGEST_COMMENT:
        raise DomainError(
            _("This text is longer than %(most)d characters. Shorten it, or make it two.") % {"most": LONGEST_COMMENT},
            code="comment_long",
        )
    if photos > MOST_COMMENT_PHOTOS:
        raise DomainError(_("Choose at most %(most)d photos.") % {"most": MOST_COMMENT_PHOTOS}, code="comment_photos")


def _add_photos(actor, comment, beside):
    """Put the photos with the comment; what the same form put with another comment before stays there."""
    used = set(CommentPhoto.objects.filter(image__in=beside.images).values_list("image_id", flat=True))
    images = [image for image in beside.images if image.pk not in used]
    describe_images(images=images)
    images += [receive_image(actor=actor, file=file, alt=alt) for file, alt in beside.photos]
    CommentPhoto.objects.bulk_create(
        CommentPhoto(comment=comment, image=image, rank=rank) for rank, image in enumerate(images)
    )
