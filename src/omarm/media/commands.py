"""Taking a photo in: checked by content, made upright, without location, in the sizes that pages use."""

import io
import secrets
import warnings
from dataclasses import dataclass

import filetype
import pi_heif
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _
from PIL import Image as Pillow
from PIL import ImageOps, UnidentifiedImageError

from omarm.core.errors import DomainError
from omarm.media.models import SIZES, Image

pi_heif.register_heif_opener()
ACCEPTED = {"image/jpeg", "image/png", "image/webp", "image/gif", "image/heic", "image/heif", "image/avif"}
MOST_PIXELS = 60_000_000


class UnusableImage(DomainError):
    """The file cannot become a photo here; the message says what can."""


def store_image(*, actor, file, alt="", square=False):
    """Check a file and keep it as an Image in all sizes. Returns the Image. Raises UnusableImage.

    `file` has `read()` and `size`; `square` cuts the middle out, for portraits. Files of a transaction that
    fails are removed again.
    """
    picture = _open(file)
    picture = ImageOps.exif_transpose(picture)
    picture = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    if square:
        side = min(picture.size)
        picture = ImageOps.fit(picture, (side, side), Pillow.Resampling.LANCZOS)
    return store_sizes(actor=actor, sizes=in_sizes(picture), alt=alt)


@dataclass(frozen=True)
class Sizes:
    """A picture as the files that pages use, by the letter of the size; width and height are the largest one's."""

    width: int
    height: int
    files: dict


def in_sizes(picture):
    """Return a Pillow picture as Sizes. Touches neither database nor storage, so it may run in a thread."""
    fitted = {size: _fitted(picture.size, longest) for size, longest in SIZES.items()}
    made = {measures: _as_file(picture, measures) for measures in set(fitted.values())}
    return Sizes(*fitted["l"], {size: made[measures] for size, measures in fitted.items()})


@transaction.atomic
def store_sizes(*, actor, sizes, alt=""):
    """Keep a picture that is in Sizes already. Returns the Image."""
    folder = f"images/{secrets.token_hex(16)}"
    image = Image.objects.create(
        folder=folder, width=sizes.width, height=sizes.height, alt=alt.strip()[:300], uploaded_by=actor
    )
    _write(image, sizes.files)
    return image


def remove_image(*, image):
    """Delete an image and, once that is certain, its files."""
    paths = [image.path(size) for size in SIZES]
    image.delete()
    transaction.on_commit(lambda: [default_storage.delete(path) for path in paths])


def _open(file):
    if file.size > settings.UPLOAD_LIMIT_MB * 1024 * 1024:
        raise UnusableImage(
            _("This photo is larger than %(limit)d MB. Choose a smaller one.") % {"limit": settings.UPLOAD_LIMIT_MB},
            code="image_large",
        )
    data = file.read()
    kind = filetype.guess(data[:4096])
    if kind is None or kind.mime not in ACCEPTED:
        raise _not_a_photo()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Pillow.DecompressionBombWarning)
            picture = Pillow.open(io.BytesIO(data))
            _check_pixels(picture)
            picture.load()
    except (Pillow.DecompressionBombWarning, Pillow.DecompressionBombError) as error:
        raise _too_many_pixels() from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        raise _not_a_photo() from error
    return picture


def _check_pixels(picture):
    if picture.width * picture.height > MOST_PIXELS:
        raise _too_many_pixels()


def _fitted(size, longest):
    scale = min(1, longest / max(size))
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _as_file(picture, measures):
    stream = io.BytesIO()
    picture.resize(measures, Pillow.Resampling.LANCZOS).save(stream, "WEBP", quality=80, method=4)
    return stream.getvalue()


def _write(image, files):
    written = []
    try:
        for size, data in files.items():
            written.append(default_storage.save(image.path(size), ContentFile(data)))
    except OSError:
        for path in written:
            default_storage.delete(path)
        raise


def _not_a_photo():
    return UnusableImage(
        _("We cannot open this file as a photo. Try a JPG, PNG, WebP or HEIC."), code="image_unreadable"
    )


def _too_many_pixels():
    return UnusableImage(_("This picture has too many pixels. Make it smaller and try again."), code="image_pixels")
