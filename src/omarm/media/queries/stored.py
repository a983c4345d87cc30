"""Reading what is kept, and finding the photos that wait."""

from datetime import timedelta

from django.core.files.storage import default_storage
from django.utils import timezone

from omarm.media.models import SIZES, Image


def open_size(image, size):
    """Return the open file of an image in one of its sizes. Raises KeyError (no such size) or FileNotFoundError."""
    if size not in SIZES:
        raise KeyError(size)
    return default_storage.open(image.path(size))


def open_part(file, first, last):
    """Return a File's bytes from `first` up to and including `last` as something to read from (it may go on further).

    Of a bucket only that part is fetched. Raises FileNotFoundError.
    """
    if hasattr(default_storage, "bucket"):
        whole = default_storage.bucket.Object(f"{default_storage.location}{file.path}")
        try:
            return whole.get(Range=f"bytes={first}-{last}")["Body"]
        except whole.meta.client.exceptions.NoSuchKey as error:
            raise FileNotFoundError(file.path) from error
    opened = default_storage.open(file.path)
    opened.seek(first)
    return opened


def open_captions(file):
    """Return the open captions of a video. Raises FileNotFoundError when it has none."""
    if not file.has_captions:
        raise FileNotFoundError(file.captions_path)
    return default_storage.open(file.captions_path)


def left_waiting(*, minutes=10):
    """Return the ids of the images whose sizes should have been made by now; at most a hundred."""
    before = timezone.now() - timedelta(minutes=minutes)
    return list(Image.objects.filter(state="waiting", added_at__lt=before).values_list("pk", flat=True)[:100])
