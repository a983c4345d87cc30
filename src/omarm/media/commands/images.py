"""Taking a photo in: checked by content, made upright, without location, in the sizes that pages use."""

import io
import secrets

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _
from PIL import Image as Pillow
from PIL import ImageOps

from omarm.activity import log
from omarm.core.errors import DomainError
from omarm.media.commands.keeping import delete_files, head_of, is_over_limit, keep_files
from omarm.media.commands.pictures import (
    HEAD,
    TooManyPixels,
    Unreadable,
    in_sizes,
    is_photo,
    measures_of,
    opened,
)
from omarm.media.models import RECEIVED, SIZES, Image

FOLDER = "images"  # in the storage; every image has a folder of its own in it
LONGEST_ALT = 300


class UnusableImage(DomainError):
    """The file cannot become a photo here; the message says what can."""


def store_image(*, actor, file, alt="", square=False):
    """Check a file and keep it as an Image in all sizes, at once. Returns the Image. Raises UnusableImage.

    `file` has `read()` and `size`; `square` cuts the middle out, for portraits. Files of a transaction that
    fails are removed again.
    """
    _check(file)
    picture = _in_words(opened, io.BytesIO(file.read()))
    if square:
        side = min(picture.size)
        picture = ImageOps.fit(picture, (side, side), Pillow.Resampling.LANCZOS)
    return store_sizes(actor=actor, sizes=in_sizes(picture), alt=alt)


@transaction.atomic
def store_sizes(*, actor, sizes, alt=""):
    """Keep a picture that is in Sizes already. Returns the Image. Its files go when the transaction fails."""
    image = _new_image(FOLDER, (sizes.width, sizes.height), alt, actor)
    image.save()
    _keep_sizes(image, sizes)
    return image


@transaction.atomic
def receive_image(*, actor, file, alt="", folder=RECEIVED):
    """Check a photo by its head and keep it as it was sent; its sizes are made soon after. Returns the waiting Image.

    `folder` says what it is for. Raises UnusableImage. The fact has no actor: it is there for the machine, and nobody
    sees the photo yet.
    """
    _check(file)
    measures = _in_words(measures_of, file)
    file.seek(0)

    image = _new_image(folder, measures, alt, actor)
    image.state = Image.State.WAITING
    image.save()
    keep_files({image.original_path: file})

    log.record("image.received", actor=None, subject=image)
    return image


@transaction.atomic
def make_sizes(*, image_id):
    """Make the sizes of a photo that waits and delete what was sent, also when it cannot be opened after all.

    Safe to run twice, and at the same moment. Returns the Image, or None when it is gone.
    """
    # Waits for whoever holds it: often that is its post on the way in, and then nobody would make the sizes.
    image = Image.objects.select_for_update(no_key=True).filter(pk=image_id).first()
    if image is None:
        return None
    transaction.on_commit(lambda: delete_files([image.original_path]))
    if image.state != Image.State.WAITING:
        return image

    _keep_sizes_of_original(image)
    image.save(update_fields=["state", "width", "height"])

    log.record("image.ready", actor=None, subject=image)
    return image


def describe_images(*, images):
    """Store the alt texts that these Images hold. For commands that checked whose they are."""
    for image in images:
        image.alt = _clean_alt(image.alt)
    Image.objects.bulk_update(images, ["alt"])


def remove_image(*, image):
    """Delete an image and, once that is certain, its files."""
    paths = [*(image.path(size) for size in SIZES), image.original_path]
    image.delete()
    transaction.on_commit(lambda: delete_files(paths))


def _check(file):
    if is_over_limit(file):
        raise UnusableImage(
            _("This photo is larger than %(limit)d MB. Choose a smaller one.") % {"limit": settings.UPLOAD_LIMIT_MB},
            code="image_large",
        )
    if not is_photo(head_of(file, HEAD)):
        raise _not_a_photo()


def _in_words(read, file):
    """Return what reading gives; its refusals come out in words for people."""
    try:
        return read(file)
    except TooManyPixels as error:
        raise UnusableImage(
            _("This picture has too many pixels. Make it smaller and try again."), code="image_pixels"
        ) from error
    except Unreadable as error:
        raise _not_a_photo() from error


def _not_a_photo():
    return UnusableImage(
        _("We cannot open this file as a photo. Try a JPG, PNG, WebP or HEIC."), code="image_unreadable"
    )


def _new_image(folder, measures, alt, actor):
    width, height = measures
    name = f"{folder}/{secrets.token_hex(16)}"
    return Image(folder=name, width=width, height=height, alt=_clean_alt(alt), uploaded_by=actor)


def _keep_sizes(image, sizes):
    keep_files({image.path(size): ContentFile(data) for size, data in sizes.files.items()})


def _keep_sizes_of_original(image):
    try:
        with default_storage.open(image.original_path) as original:
            sizes = in_sizes(opened(original))
    except (Unreadable, TooManyPixels, FileNotFoundError):
        image.state = Image.State.FAILED
    else:
        _keep_sizes(image, sizes)
        image.state, image.width, image.height = Image.State.READY, sizes.width, sizes.height


def _clean_alt(alt):
    return alt.replace("\x00", "").strip()[:LONGEST_ALT]
