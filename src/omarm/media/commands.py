"""Taking a photo in: checked by content, made upright, without location, in the sizes that pages use."""

import io
import secrets
import warnings
import weakref
from dataclasses import dataclass

import filetype
import pi_heif
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _
from PIL import Image as Pillow
from PIL import ImageOps

from omarm.core.errors import DomainError
from omarm.media.models import SIZES, Image

pi_heif.register_heif_opener()
ACCEPTED = {"image/jpeg", "image/png", "image/webp", "image/gif", "image/heic", "image/heif", "image/avif"}
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "HEIF", "AVIF")  # and no other reader of Pillow, whatever a file pretends
FOLDER = "images"  # in the storage; every image has a folder of its own in it
MOST_PIXELS = 60_000_000


class UnusableImage(DomainError):
    """The file cannot become a photo here; the message says what can."""


def store_image(*, actor, file, alt="", square=False):
    """Check a file and keep it as an Image in all sizes. Returns the Image. Raises UnusableImage.

    `file` has `read()` and `size`; `square` cuts the middle out, for portraits. Files of a transaction that
    fails are removed again.
    """
    picture = _open(file)
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
    """Keep a picture that is in Sizes already. Returns the Image. Its files go when the transaction fails."""
    folder = f"{FOLDER}/{secrets.token_hex(16)}"
    image = Image.objects.create(
        folder=folder, width=sizes.width, height=sizes.height, alt=alt.strip()[:300], uploaded_by=actor
    )
    _write(image, sizes.files)
    return image


def remove_image(*, image):
    """Delete an image and, once that is certain, its files."""
    paths = [image.path(size) for size in SIZES]
    image.delete()
    transaction.on_commit(lambda: _delete(paths))


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
            picture = Pillow.open(io.BytesIO(data), formats=FORMATS)
            _check_pixels(picture)
            picture.load()
            ImageOps.exif_transpose(picture, in_place=True)
            return picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    except (Pillow.DecompressionBombWarning, Pillow.DecompressionBombError) as error:
        raise _too_many_pixels() from error
    except Exception as error:  # a damaged file breaks its reader in any way it likes
        raise _not_a_photo() from error


def _check_pixels(picture):
    if picture.width * picture.height > MOST_PIXELS:
        raise Pillow.DecompressionBombError


def _fitted(size, longest):
    scale = min(1, longest / max(size))
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _as_file(picture, measures):
    stream = io.BytesIO()
    picture.resize(measures, Pillow.Resampling.LANCZOS).save(stream, "WEBP", quality=80, method=4)
    return stream.getvalue()


def _write(image, files):
    written = _Uncommitted()
    transaction.on_commit(written.keep)
    for size, data in files.items():
        written.paths.append(default_storage.save(image.path(size), ContentFile(data)))


class _Uncommitted:
    """Files that go with a transaction that fails.

    Django tells nobody of a failure, but it then forgets what it was to do on commit; and when the last one to
    know of these files forgets them, they are removed.
    """

    def __init__(self):
        self.paths = []
        self._removal = weakref.finalize(self, _delete, self.paths)

    def keep(self):
        self._removal.detach()


def _delete(paths):
    for path in paths:
        default_storage.delete(path)


def _not_a_photo():
    return UnusableImage(
        _("We cannot open this file as a photo. Try a JPG, PNG, WebP or HEIC."), code="image_unreadable"
    )


def _too_many_pixels():
    return UnusableImage(_("This picture has too many pixels. Make it smaller and try again."), code="image_pixels")
