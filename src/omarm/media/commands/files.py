"""Taking a file in as it is: named cleanly, recognised by its content, never trusted."""

import re
import secrets
import unicodedata

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from omarm.core.errors import DomainError
from omarm.media.commands.films import is_film, without_place
from omarm.media.commands.keeping import delete_files, head_of, is_over_limit, keep_files
from omarm.media.commands.photos import without_details
from omarm.media.commands.pictures import TooManyPixels, Unreadable, is_photo
from omarm.media.commands.recognising import HEAD, is_other_picture, mime_of
from omarm.media.commands.texts import have_text_read
from omarm.media.models import DOCUMENTS, RECEIVED, File

LONGEST_NAME = 200
LONGEST_ENDING = 12
SEPARATORS = re.compile(r'[\\/:*?"<>|]+')


class UnusableFile(DomainError):
    """The file cannot be kept here; the message says why."""


@transaction.atomic
def receive_file(*, actor, file):
    """Keep a file as it was sent; a film without where it was recorded. Returns the File.

    Raises UnusableFile: too large, empty, or a picture of which we cannot take out where it was made.

    `file` has `name`, `size` and `read()`. It goes again when the transaction fails.
    """
    name = cleaned_name(file.name or "")
    _check(file, name)
    return _keep(RECEIVED, name, file, actor)


@transaction.atomic
def receive_document(*, actor, file):
    """Keep a file that is to stand by itself, as `receive_file` does; a photo as well, without where it was taken.

    Returns the File. Raises UnusableFile: the same, or a photo of which we cannot take that out.
    """
    name = cleaned_name(file.name or "")
    _check(file, name)
    return _keep(DOCUMENTS, name, _plain_photo(file, name) if is_photo(head_of(file, HEAD)) else file, actor)


def remove_file(*, file):
    """Delete a file and its captions, once that is certain."""
    paths = [file.path, file.captions_path]
    file.delete()
    transaction.on_commit(lambda: delete_files(paths))


def _keep(folder, name, file, actor):
    head = head_of(file, HEAD)
    kept = File.objects.create(
        folder=f"{folder}/{secrets.token_hex(16)}", name=name, mime=mime_of(head), size=file.size, uploaded_by=actor
    )
    keep_files({kept.path: without_place(file) if is_film(head) else file})
    have_text_read(file=kept)
    return kept


def _plain_photo(file, name):
    try:
        return ContentFile(without_details(file.read()))
    except TooManyPixels as error:
        raise UnusableFile(
            _("This picture has too many pixels. Make it smaller and try again."), code="image_pixels"
        ) from error
    except Unreadable as error:
        raise _holds_its_place(name) from error


def _check(file, name):
    if is_over_limit(file):
        raise UnusableFile(
            _("%(name)s is larger than %(limit)d MB. Make it smaller, or share a link to it.")
            % {"name": name, "limit": settings.UPLOAD_LIMIT_MB},
            code="file_large",
        )
    if not file.size:
        raise UnusableFile(_("%(name)s is empty.") % {"name": name}, code="file_empty")
    if is_other_picture(head_of(file, HEAD)):
        raise _holds_its_place(name)


def _holds_its_place(name):
    return UnusableFile(
        _(
            "%(name)s is a picture of a kind that can hold where it was made, and we cannot take that out. Save it as "
            "JPG or PNG and choose that."
        )
        % {"name": name},
        code="file_picture",
    )


def cleaned_name(name):
    """Return a name that shows as it is and that every system can keep: one line, no path, no invisible marks."""
    name = unicodedata.normalize("NFC", name.replace("\\", "/").rpartition("/")[2])
    visible = "".join(letter for letter in name if unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Co", "Cn"})
    plain = " ".join(SEPARATORS.sub(" ", visible).split()).strip(". ")
    if not plain:
        return _("File")
    stem, dot, ending = plain.rpartition(".")
    if dot and stem and len(ending) <= LONGEST_ENDING:
        return f"{stem[: LONGEST_NAME - len(ending) - 1].strip()}.{ending}"
    return plain[:LONGEST_NAME]
