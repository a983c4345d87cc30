"""Files that came where their name is taken: who sent one says what is to be done. And several files at once."""

from dataclasses import dataclass
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from omarm.activity import log
from omarm.core.errors import DomainError
from omarm.files.commands.checking import free_name, hold, named, standing_folder
from omarm.files.commands.documents import add_document, add_version, new_document, next_version
from omarm.files.models import Arrival, Document
from omarm.media.commands import remove_file

KEPT_WAITING = timedelta(days=7)
AT_A_TIME = 500


@dataclass(frozen=True, kw_only=True)
class Taken:
    """What became of one file that was sent: a Document, an Arrival that waits for a choice, or words of refusal."""

    name: str
    document: Document | None = None
    arrival: Arrival | None = None
    refusal: str = ""


def take_files(*, actor, group, files, folder=None):
    """Keep several files, each by itself: one that is refused does not keep the others out. Returns a list of Taken."""
    return [_taken(actor, group, file, folder) for file in files]


def take_version(*, actor, document, file):
    """Put one newer file under the name of a document. Returns a Taken."""
    try:
        version = add_version(actor=actor, document=document, file=file)
    except DomainError as error:
        return Taken(name=file.name, refusal=error.message)
    return Taken(name=version.document.name, document=version.document)


@transaction.atomic
def keep_both(*, actor, arrival):
    """Keep a file that waits beside the one that has its name, with a number behind the name. Returns the Document."""
    group, folder = _held(actor, arrival)

    name = free_name(group, folder, arrival.file.name)
    document = new_document(group, folder, arrival.file, name=name, actor=actor)
    arrival.delete()

    log.record("document.added", actor=actor, subject=document, group=group.pk)
    return document


@transaction.atomic
def make_it_a_version(*, actor, arrival):
    """Make a file that waits the next version of the one that has its name. Returns the Document.

    When nothing has the name any more, it is a file of its own.
    """
    group, folder = _held(actor, arrival)
    document = named(group, folder, arrival.file.name)
    verb = "document.changed" if document else "document.added"

    if document:
        next_version(group, document, arrival.file, actor=actor)
    else:
        document = new_document(group, folder, arrival.file, name=arrival.file.name, actor=actor)
    arrival.delete()

    log.record(verb, actor=actor, subject=document, group=group.pk)
    return document


@transaction.atomic
def leave_out(*, actor, arrival):
    """Remove a file of one's own that waits for a choice."""
    if not Arrival.objects.filter(sent_by=actor).contains(arrival):
        raise PermissionDenied
    _remove(arrival)


def forget_arrivals():
    """Remove the files about which nobody chose within a week. Returns how many went."""
    old = Arrival.objects.filter(sent_at__lt=timezone.now() - KEPT_WAITING).select_related("file")[:AT_A_TIME]
    for arrival in old:
        with transaction.atomic():
            _remove(arrival)
    return len(old)


def _taken(actor, group, file, folder):
    try:
        kept = add_document(actor=actor, group=group, file=file, folder=folder)
    except DomainError as error:
        return Taken(name=file.name, refusal=error.message)
    if isinstance(kept, Arrival):
        return Taken(name=kept.file.name, arrival=kept)
    return Taken(name=kept.name, document=kept)


def _held(actor, arrival):
    """Return the group, held, and the folder. Raises PermissionDenied for another's, or one that was settled already."""
    group = hold(actor, arrival.group)
    if not Arrival.objects.open_to(actor).select_for_update(of=("self",), no_key=True).filter(pk=arrival.pk).exists():
        raise PermissionDenied
    return group, standing_folder(group, arrival.folder)


def _remove(arrival):
    file = arrival.file
    arrival.delete()
    remove_file(file=file)
