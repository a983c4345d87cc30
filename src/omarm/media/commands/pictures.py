"""Reading pictures that people send: told by their content, with limits, upright, without where they were taken."""

import io
import warnings
from contextlib import contextmanager
from dataclasses import dataclass

import filetype
import pi_heif
from PIL import ExifTags, ImageOps
from PIL import Image as Pillow

from omarm.media.models import SIZES

pi_heif.register_heif_opener()
ACCEPTED = {
    "image/jpeg",
    "image/png",
    "image/apng",
    "image/webp",
    "image/gif",
    "image/heic",
    "image/heif",
    "image/avif",
}
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "HEIF", "AVIF")  # and no other reader of Pillow, whatever a file pretends
MOST_PIXELS = 60_000_000
HEAD = 8192  # bytes that tell what a file is
LYING = {5, 6, 7, 8}  # orientations that swap width and height (Exif 3.0, tag 274)


class Unreadable(Exception):
    """No picture, or a damaged one."""


class TooManyPixels(Exception):
    """More than MOST_PIXELS."""


@dataclass(frozen=True)
class Sizes:
    """A picture as the files that pages use, by the letter of the size; width and height are the largest one's."""

    width: int
    height: int
    files: dict


def is_photo(head):
    """Return whether the first bytes of a file are those of a photo that we take."""
    kind = filetype.guess(head[:HEAD])
    return kind is not None and kind.mime in ACCEPTED


def measures_of(file):
    """Return the width and height that a picture will have in its largest size, from its head alone.

    Raises Unreadable, TooManyPixels.
    """
    with _reading(file) as picture:
        lies = picture.getexif().get(ExifTags.Base.Orientation) in LYING
        return fitted(picture.size[::-1] if lies else picture.size, SIZES["l"])


def opened(file):
    """Return a picture as it is to be seen, unpacked; of one that moves the first frame. Raises Unreadable, TooManyPixels."""
    with _reading(file) as picture:
        picture.load()
        ImageOps.exif_transpose(picture, in_place=True)
        return picture.convert("RGBA" if picture.has_transparency_data else "RGB")


def in_sizes(picture):
    """Return a Pillow picture as Sizes. Touches neither database nor storage, so it may run in a thread."""
    measures = {size: fitted(picture.size, longest) for size, longest in SIZES.items()}
    made = {measured: _as_file(picture, measured) for measured in set(measures.values())}
    return Sizes(*measures["l"], {size: made[measured] for size, measured in measures.items()})


def fitted(size, longest):
    """Return width and height scaled so that the longest side is `longest` at most; never larger than they are."""
    scale = min(1, longest / max(size))
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


@contextmanager
def _reading(file):
    """Open a picture without unpacking it; whatever breaks its reader comes out as one of our two refusals."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Pillow.DecompressionBombWarning)
            picture = Pillow.open(file, formats=FORMATS)
            _check_pixels(picture)
            yield picture
    except TooManyPixels:
        raise
    except (Pillow.DecompressionBombWarning, Pillow.DecompressionBombError) as error:
        raise TooManyPixels from error
    except Exception as error:  # a damaged file breaks its reader in any way it likes
        raise Unreadable from error


def _check_pixels(picture):
    if picture.width * picture.height > MOST_PIXELS:
        raise TooManyPixels


def _as_file(picture, measures):
    stream = io.BytesIO()
    picture.resize(measures, Pillow.Resampling.LANCZOS).save(stream, "WEBP", quality=80, method=4)
    return stream.getvalue()
