"""Photos that an export holds as files: they become photos of their post."""

from pathlib import PurePosixPath

from django.conf import settings
from django.core.files.base import ContentFile

from omarm.importers.readers.errors import UnreadableFile
from omarm.media.commands import UnusableImage, store_image
from omarm.stream.commands.posts import MOST_PHOTOS

ENDINGS = {".jpg", ".jpeg", ".png", ".webp", ".gif", ".heic", ".heif", ".avif"}
MEGABYTE = 1024 * 1024


class Photos:
    """Takes photos out of the file that the archive was read from (a SafeZip, or None: then no photo comes along)."""

    def __init__(self, files):
        self._files = files

    def of(self, source, author):
        """Return {file: Image} for the files of a post that are photos; what is none stays out, for its line of text."""
        taken = {}
        for file in source.files:
            image = self._take(file, author) if len(taken) < MOST_PHOTOS else None
            if image is not None:
                taken[file] = image
        return taken

    def _take(self, file, author):
        path = file.path_in_archive
        if self._files is None or path is None or PurePosixPath(path).suffix.lower() not in ENDINGS:
            return None
        # Nothing larger than a photo may be is unpacked: the zip gives no more bytes than its list says.
        if self._files.size(path) > settings.UPLOAD_LIMIT_MB * MEGABYTE:
            return None
        try:
            return store_image(actor=author, file=ContentFile(self._files.read(path)), alt=file.note)
        except UnusableImage:
            return None
        except UnreadableFile as error:
            if error.code == "damaged_zip":  # one damaged photo; a zip bomb still refuses the whole
                return None
            raise
