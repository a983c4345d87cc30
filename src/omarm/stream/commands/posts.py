"""Publishing, changing and deleting a post."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.core.errors import DomainError
from omarm.media.commands import store_image
from omarm.stream.commands.placing import EVERYONE, Place, check_may_place, put, refresh
from omarm.stream.models import Photo, Post, SeenMarker

LONGEST_BODY = 20_000
MOST_PHOTOS = 10


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What somebody wrote and where it goes. `photos` are pairs of a file and its alt text."""

    body: str
    title: str = ""
    place: Place = EVERYONE
    photos: tuple = ()
    lang: str = "nl"
    submission: UUID | None = None
    published_at: datetime | None = None


@transaction.atomic
def publish_post(*, actor, kind, draft, detail):
    """Publish a post of a kind, whose detail is made by `detail(post)`. Returns the Post.

    The same form sent twice gives the same post once. Raises DomainError (empty, too long, too many photos),
    UnusableImage, PermissionDenied (may not post there).
    """
    check_may_place(actor, draft.place)
    _check_text(draft)

    post, is_new = _store_once(actor, kind, draft)
    if not is_new:
        return post
    put(post, draft.place)
    detail(post)
    _add_photos(actor, post, draft.photos)

    log.record("post.published", actor=actor, subject=post, kind=kind)
    return post


@transaction.atomic
def edit_post(*, actor, post, title, body):
    """Change the words of one's own post. Returns it."""
    _check_own(actor, post)
    _check_text(Draft(title=title, body=body, photos=tuple(post.photos.values_list("pk"))))

    post.title, post.body, post.edited_at = title.strip(), body.strip(), timezone.now()
    post.version = F("version") + 1  # counted by the database: of two edits at once each gets a card of its own
    post.save(update_fields=["title", "body", "edited_at", "version"])

    log.record("post.edited", actor=actor, subject=post)
    return post


@transaction.atomic
def delete_post(*, actor, post):
    """Put one's own post in the bin; it can be brought back for 30 days. Returns it."""
    _check_own(actor, post)

    post.deleted_at, post.deleted_by = timezone.now(), actor
    post.save(update_fields=["deleted_at", "deleted_by"])
    refresh(post)

    log.record("post.deleted", actor=actor, subject=post)
    return post


@transaction.atomic
def restore_post(*, actor, post):
    """Bring one's own post back from the bin. Returns it."""
    if not Post.objects.binned_by(actor).contains(post):
        raise PermissionDenied

    post.deleted_at = post.deleted_by = None
    post.save(update_fields=["deleted_at", "deleted_by"])
    refresh(post)

    log.record("post.restored", actor=actor, subject=post)
    return post


@transaction.atomic
def mark_seen(*, actor, post_id, published_at, group=None):
    """Move the marker of the newest post seen forward, never back. Returns nothing; reading is not a fact."""
    marker, created = SeenMarker.objects.get_or_create(
        person=actor, group=group, defaults={"published_at": published_at, "post_id": post_id}
    )
    if not created:
        older = Q(published_at__lt=published_at) | Q(published_at=published_at, post_id__lt=post_id)
        SeenMarker.objects.filter(older, pk=marker.pk).update(published_at=published_at, post_id=post_id)


def _check_own(actor, post):
    if not Post.objects.editable_by(actor).contains(post):
        raise PermissionDenied


def _check_text(draft):
    if not (draft.body.strip() or draft.title.strip() or draft.photos):
        raise DomainError(_("Write something first, or add a photo."), code="post_empty")
    if len(draft.body) > LONGEST_BODY:
        raise DomainError(
            _("This text is longer than %(most)d characters. Shorten it, or spread it over two posts.")
            % {"most": LONGEST_BODY},
            code="post_long",
        )
    if len(draft.photos) > MOST_PHOTOS:
        raise DomainError(_("Choose at most %(most)d photos.") % {"most": MOST_PHOTOS}, code="post_photos")


def _store_once(actor, kind, draft):
    """Store the row, or find the one that the same form made before, also when both come at the same moment."""
    told = {
        "kind": kind, "title": draft.title.strip(), "body": draft.body.strip(), "lang": draft.lang,
        "published_at": draft.published_at or timezone.now(),
    }  # fmt: skip
    if draft.submission is None:
        return Post.objects.create(author=actor, **told), True
    post, is_new = Post.objects.get_or_create(author=actor, submission=draft.submission, defaults=told)
    if is_new or (post.title, post.body) == (told["title"], told["body"]):
        return post, is_new
    return Post.objects.create(author=actor, **told), True  # the way back led to the same form, for other words


def _add_photos(actor, post, photos):
    for rank, (file, alt) in enumerate(photos):
        Photo.objects.create(post=post, image=store_image(actor=actor, file=file, alt=alt), rank=rank)
