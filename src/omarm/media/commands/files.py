"""Taking a file in as it is: named cleanly, recognised by its content, never trusted."""

import re
import secrets
import unicodedata

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from omarm.core.errors import DomainError
from omarm.media.commands.keeping import delete_files, head_of, is_over_limit, keep_files
from omarm.media.commands.recognising import HEAD, mime_of
from omarm.media.models import RECEIVED, File

LONGEST_NAME = 200
LONGEST_ENDING = 12
SEPARATORS = re.compile(r'[\\/:*?"<>|]+')


class UnusableFile(DomainError):
    """The file cannot be kept here; the message says why."""


@transaction.atomic
def receive_file(*, actor, file):
    """Keep a file as it was sent. Returns the File. Raises UnusableFile (too large, empty).

    `file` has `name`, `size` and `read()`. It goes again when the transaction fails.
    """
    name = cleaned_name(file.name or "")
    if is_over_limit(file):
        raise UnusableFile(
            _("%(name)s is larger than %(limit)d MB. Make it smaller, or share a link to it.")
            % {"name": name, "limit": settings.UPLOAD_LIMIT_MB},
            code="file_large",
        )
    if not file.size:
        raise UnusableFile(_("%(name)s is empty.") % {"name": name}, code="file_empty")

    folder, mime = f"{RECEIVED}/{secrets.token_hex(16)}", mime_of(head_of(file, HEAD))
    kept = File.objects.create(folder=folder, name=name, mime=mime, size=file.size, uploaded_by=actor)
    keep_files({kept.path: file})
    return kept


def remove_file(*, file):
    """Delete a file and its captions, once that is certain."""
    paths = [file.path, file.captions_path]
    file.delete()
    transaction.on_commit(lambda: delete_files(paths))


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
