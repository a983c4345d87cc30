"""Files of a group: a new one, a new version, an old version back, another name or place."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.core.errors import DomainError
from omarm.core.functions import part_of
from omarm.files.commands.checking import (
    check_free,
    hold,
    in_place_of,
    named,
    standing_document,
    standing_folder,
    typed_name,
    with_ending,
)
from omarm.files.models import Arrival, Document, Version
from omarm.files.queries.listing import check_may_write
from omarm.files.queries.naming import key_of, parted
from omarm.media.commands import receive_document

LONGEST_NOTE = 200


@part_of("files")
@transaction.atomic
def add_document(*, actor, group, file, folder=None, note=""):
    """Keep a file in a group, in a folder of it or in none. `file` has `name`, `size` and `read()`.

    Returns the Document; where the name is taken an Arrival, which waits for what the actor chooses.
    Raises UnusableFile, DomainError (the group or the folder is closed or gone), PermissionDenied.
    """
    check_may_write(actor, group)
    kept = receive_document(actor=actor, file=file)  # before the group is held: a store can be slow
    group = hold(actor, group)
    folder = standing_folder(group, folder)
    if named(group, folder, kept.name):
        return Arrival.objects.create(group=group, folder=folder, file=kept, sent_by=actor)

    document = new_document(group, folder, kept, name=kept.name, actor=actor, note=note)

    log.record("document.added", actor=actor, subject=document, group=group.pk)
    return document


@part_of("files")
@transaction.atomic
def add_version(*, actor, document, file, note=""):
    """Put a newer file under the name of a document; the earlier ones stay. Returns the Version.

    A file of another kind gives the name its ending. Raises as `add_document`, and DomainError when that name is taken.
    """
    check_may_write(actor, document.group)
    kept = receive_document(actor=actor, file=file)
    group = hold(actor, document.group)
    document = standing_document(actor, document)

    version = next_version(group, document, kept, actor=actor, note=note)

    log.record("document.changed", actor=actor, subject=document, group=group.pk)
    return version


@transaction.atomic
def restore_version(*, actor, version):
    """Make an earlier version the current one again, as a new version: nothing is lost. Returns the new Version."""
    group = hold(actor, version.document.group)
    document = standing_document(actor, version.document)
    if version.number == document.version_count:
        raise DomainError(_("This is the current version already."), code="version_current")

    note = _("As in version %(number)d") % {"number": version.number}
    restored = next_version(group, document, version.file, actor=actor, note=note)

    log.record("document.changed", actor=actor, subject=document, group=group.pk)
    return restored


@transaction.atomic
def change_document(*, actor, document, name, folder=None):
    """Give a document another name or put it in another folder (None: in the group itself). Returns it.

    The ending of the name stays. Raises DomainError when the name is empty, too long or taken there.
    """
    group = hold(actor, document.group)
    document = standing_document(actor, document)
    folder = standing_folder(group, folder)
    name = typed_name(name)
    if not name:
        raise DomainError(_("The file needs a name."), code="name_empty")
    name = with_ending(name, parted(document.name)[1])
    check_free(group, folder, name, unless=document)

    document.name, document.key, document.folder = name, key_of(name), folder
    document.save(update_fields=["name", "key", "folder"])

    log.record("document.changed", actor=actor, subject=document, group=group.pk)
    return document


def new_document(group, folder, file, *, name, actor, note=""):
    """Store a Document with its first Version. For commands that hold the group and know that the name is free."""
    now = timezone.now()
    document = Document.objects.create(group=group, folder=folder, name=name, key=key_of(name), changed_at=now)
    Version.objects.create(document=document, number=1, file=file, note=_plain(note), added_by=actor, added_at=now)
    return document


def next_version(group, document, file, *, actor, note=""):
    """Store the next Version of a document. For commands that hold the group. Raises DomainError: see `add_version`."""
    ending = parted(file.name)[1]
    if ending.casefold() != parted(document.name)[1].casefold():
        name = in_place_of(ending, document.name)
        check_free(group, document.folder, name, unless=document)
        document.name, document.key = name, key_of(name)
    document.version_count += 1
    document.changed_at = timezone.now()
    document.save(update_fields=["name", "key", "version_count", "changed_at"])
    return Version.objects.create(
        document=document, number=document.version_count, file=file, note=_plain(note), added_by=actor,
        added_at=document.changed_at,
    )  # fmt: skip


def _plain(note):
    return " ".join(note.replace("\x00", "").split())[:LONGEST_NOTE]
