"""Photos and files that are sent while somebody writes, and what is said of them afterwards."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F, Max, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.core.errors import DomainError
from omarm.media.commands import (
    add_captions,
    describe_images,
    is_photo,
    receive_file,
    receive_image,
    remove_file,
    remove_image,
)
from omarm.media.models import File, Image
from omarm.stream.commands.placing import check_is_living
from omarm.stream.commands.posts import MOST_FILES, MOST_PHOTOS
from omarm.stream.models import Comment, Photo, Post, PostFile
from omarm.stream.queries.uploads import forgotten_uploads, unused_files, unused_images

MOST_UNUSED = 200
HEAD = 8192


@dataclass(frozen=True, kw_only=True)
class Uploads:
    """Photos and files that were sent before, by the same person."""

    images: tuple[Image, ...] = ()
    files: tuple[File, ...] = ()


@transaction.atomic
def take_upload(*, actor, file, alt="", only_photo=False):
    """Keep what somebody sends before publishing: a photo as an Image, without its location, anything else as a File.

    With `only_photo` anything else is refused.

    Raises UnusableImage, UnusableFile, and DomainError when very many wait unused.
    """
    if unused_images(actor).count() + unused_files(actor).count() >= MOST_UNUSED:
        raise DomainError(
            _("You have sent %(most)d photos and files that you have not posted. Post some of them, or remove some.")
            % {"most": MOST_UNUSED},
            code="uploads_many",
        )
    head = file.read(HEAD)
    file.seek(0)
    if only_photo or is_photo(head):
        return receive_image(actor=actor, file=file, alt=alt)
    return receive_file(actor=actor, file=file)


@transaction.atomic
def discard_upload(*, actor, upload):
    """Remove a photo or file of one's own that was not published."""
    unused = unused_images(actor) if isinstance(upload, Image) else unused_files(actor)
    if not unused.contains(upload):
        raise PermissionDenied
    _remove(upload)


@transaction.atomic
def describe_photo(*, actor, image, alt):
    """Say what is in a photo that one sent, also after it was published. Returns the Image."""
    if image.uploaded_by_id != actor.pk:
        raise PermissionDenied
    _check_stand_living(Q(photos__image=image) | Q(comments__photos__image=image))

    image.alt = alt
    describe_images(images=[image])
    _renew(Post.objects.filter(photos__image=image))
    return image


@transaction.atomic
def caption_video(*, actor, file, captions):
    """Add captions to a video that one sent, also after it was published. Returns the File. Raises UnusableCaptions."""
    _check_stand_living(Q(files__file=file))

    add_captions(actor=actor, file=file, captions=captions)
    _renew(Post.objects.filter(files__file=file))
    return file


@transaction.atomic
def add_uploads(*, actor, post, uploads):
    """Put more photos and files with one's own post, after those that it has. Returns it.

    Raises DomainError when nothing was chosen or it would hold too many.
    """
    _check_editable(actor, post)
    wanted = {*uploads.images, *uploads.files}
    if any(not (unused_images if isinstance(one, Image) else unused_files)(actor).contains(one) for one in wanted):
        raise PermissionDenied
    if not wanted:
        raise DomainError(_("Choose a photo or file first."), code="uploads_none")
    if post.photos.count() + len(uploads.images) > MOST_PHOTOS:
        raise DomainError(_("Choose at most %(most)d photos.") % {"most": MOST_PHOTOS}, code="post_photos")
    if post.files.count() + len(uploads.files) > MOST_FILES:
        raise DomainError(_("Choose at most %(most)d files.") % {"most": MOST_FILES}, code="post_files")

    describe_images(images=uploads.images)
    photos = enumerate(uploads.images, start=_next_rank(post.photos))
    Photo.objects.bulk_create(Photo(post=post, image=image, rank=rank) for rank, image in photos)
    files = enumerate(uploads.files, start=_next_rank(post.files))
    PostFile.objects.bulk_create(PostFile(post=post, file=file, rank=rank) for rank, file in files)
    _renew(Post.objects.filter(pk=post.pk))

    log.record("post.edited", actor=actor, subject=post)
    return post


@transaction.atomic
def take_off(*, actor, post, upload):
    """Remove a photo or file from one's own post, for good. Returns the post. Raises DomainError when nothing would be left."""
    _check_editable(actor, post)
    if not (post.photos.filter(image=upload) if isinstance(upload, Image) else post.files.filter(file=upload)).exists():
        raise PermissionDenied
    if not (post.title or post.body) and post.photos.count() + post.files.count() == 1:
        raise DomainError(_("Nothing would be left of the post. Delete the post instead."), code="post_empty")

    _remove(upload)
    _renew(Post.objects.filter(pk=post.pk))

    log.record("post.edited", actor=actor, subject=post)
    return post


@transaction.atomic
def take_off_comment(*, actor, comment, image):
    """Remove a photo from one's own comment, for good. Returns it. Raises DomainError when nothing would be left."""
    standing = Comment.objects.visible_to(actor).standing().filter(author=actor)
    if standing.select_for_update(of=("self",), no_key=True).filter(pk=comment.pk, photos__image=image).first() is None:
        raise PermissionDenied
    check_is_living(comment.post)
    if not comment.body and comment.photos.count() == 1:
        raise DomainError(_("Nothing would be left of the comment. Delete the comment instead."), code="comment_empty")

    _remove(image)
    comment.edited_at = timezone.now()
    comment.save(update_fields=["edited_at"])

    log.record("comment.edited", actor=actor, subject=comment, post=comment.post_id)
    return comment


@transaction.atomic
def show_ready_photo(*, image_id):
    """Have the card of a photo's post made anew, now that its sizes are there. Returns the id of the post, or None."""
    photo = Photo.objects.filter(image=image_id).first()
    if photo is None:
        return None
    _renew(Post.objects.filter(pk=photo.post_id))
    return photo.post_id


def forget_unused_uploads():
    """Remove what was sent more than a week ago and never published. Returns how many photos and files went."""
    images, files = forgotten_uploads()
    for upload in (*images, *files):
        with transaction.atomic():
            _remove(upload)
    return len(images) + len(files)


def _check_editable(actor, post):
    """The row is held until the end: two tabs could add too many, or take off the last two at once."""
    if Post.objects.editable_by(actor).select_for_update(of=("self",), no_key=True).filter(pk=post.pk).first() is None:
        raise PermissionDenied
    check_is_living(post)


def _check_stand_living(those):
    """What was uploaded and stands nowhere yet can always be described."""
    post = Post.objects.filter(those).first()
    if post:
        check_is_living(post)


def _next_rank(rows):
    last = rows.aggregate(last=Max("rank"))["last"]
    return 0 if last is None else last + 1


def _remove(upload):
    if isinstance(upload, Image):
        remove_image(image=upload)
    else:
        remove_file(file=upload)


def _renew(posts):
    posts.update(version=F("version") + 1)
