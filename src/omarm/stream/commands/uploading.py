"""Photos and files that are sent while somebody writes, and what is said of them afterwards."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

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
from omarm.media.models import Image
from omarm.stream.models import Photo, Post
from omarm.stream.queries.uploads import forgotten_uploads, unused_files, unused_images

MOST_UNUSED = 200
HEAD = 8192


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

    image.alt = alt
    describe_images(images=[image])
    _renew(Post.objects.filter(photos__image=image))
    return image


@transaction.atomic
def caption_video(*, actor, file, captions):
    """Add captions to a video that one sent, also after it was published. Returns the File. Raises UnusableCaptions."""
    add_captions(actor=actor, file=file, captions=captions)
    _renew(Post.objects.filter(files__file=file))
    return file


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


def _remove(upload):
    if isinstance(upload, Image):
        remove_image(image=upload)
    else:
        remove_file(file=upload)


def _renew(posts):
    posts.update(version=F("version") + 1)
