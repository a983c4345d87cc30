"""Reading the file of an image."""

from django.core.files.storage import default_storage

from omarm.media.models import SIZES


def open_size(image, size):
    """Return the open file of an image in one of its sizes. Raises KeyError (no such size) or FileNotFoundError."""
    if size not in SIZES:
        raise KeyError(size)
    return default_storage.open(image.path(size))
