"""Throwing away and taking back. After thirty days what is in the bin is gone for good, with what was stored."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from omarm.activity import log
from omarm.files.commands.checking import free_name, hold, standing_document
from omarm.files.commands.folders import folder_named
from omarm.files.models import KEPT_IN_BIN, Document, Folder
from omarm.files.queries.naming import key_of
from omarm.files.queries.tree import DEEPEST, tree_of
from omarm.media.commands import remove_file
from omarm.media.models import File

AT_A_TIME = 100
BACK = ["deleted_at", "deleted_by", "deleted_with"]


@transaction.atomic
def delete_document(*, actor, document):
    """Put a document in the bin: anyone who writes in the group may. Returns it."""
    group = hold(actor, document.group)
    document = standing_document(actor, document)

    document.deleted_at, document.deleted_by = timezone.now(), actor
    document.save(update_fields=BACK)

    log.record("document.deleted", actor=actor, subject=document, group=group.pk)
    return document


@transaction.atomic
def delete_folder(*, actor, folder):
    """Put a folder in the bin with all that stands in it. Returns it."""
    group = hold(actor, folder.group)
    tree = tree_of(group)
    if folder.pk not in tree.folders:
        raise PermissionDenied
    below, gone = tree.below(folder), {"deleted_at": timezone.now(), "deleted_by": actor}

    Folder.objects.filter(pk=folder.pk).update(**gone)
    Folder.objects.filter(pk__in=[one.pk for one in below]).update(**gone, deleted_with=folder)
    Document.objects.filter(folder__in=[folder, *below], deleted_at=None).update(**gone, deleted_with=folder)

    log.record("folder.deleted", actor=actor, subject=folder, group=group.pk)
    return folder


@transaction.atomic
def restore_document(*, actor, document):
    """Take a document out of the bin, to where it was; to the group itself when that folder is gone. Returns it.

    When its name was taken meanwhile it comes back with a number behind it.
    """
    group = hold(actor, document.group)
    document = _binned(Document, actor, document)

    if document.folder_id not in tree_of(group).folders:
        document.folder = None
    document.name = free_name(group, document.folder, document.name)
    document.key = key_of(document.name)
    _clear(document)
    document.save(update_fields=[*BACK, "folder", "name", "key"])

    log.record("document.restored", actor=actor, subject=document, group=group.pk)
    return document


@transaction.atomic
def restore_folder(*, actor, folder):
    """Take a folder out of the bin with all that went with it, to where it was or else to the group itself. Returns it.

    When its name was taken meanwhile it comes back with a number behind it.
    """
    group = hold(actor, folder.group)
    folder = _binned(Folder, actor, folder)
    tree = tree_of(group)

    if folder.parent_id not in tree.folders or tree.depth(folder.parent) + _height(folder) > DEEPEST:
        folder.parent = None
    folder.name = _free_folder_name(tree, folder.name, folder.parent)
    folder.key = key_of(folder.name)
    _clear(folder)
    folder.save(update_fields=[*BACK, "parent", "name", "key"])
    for things in (Folder, Document):
        things.objects.filter(deleted_with=folder).update(deleted_at=None, deleted_by=None, deleted_with=None)

    log.record("folder.restored", actor=actor, subject=folder, group=group.pk)
    return folder


def empty_bins():
    """Remove what was thrown away more than thirty days ago, with the stored files. Returns how many documents that were."""
    before, total = timezone.now() - KEPT_IN_BIN, 0
    while done := _remove_documents(before):
        total += done
    while _remove_folders(before):
        pass
    return total


@transaction.atomic
def _remove_documents(before):
    old = Document.objects.filter(deleted_at__lt=before).order_by("pk")
    documents = list(old.select_for_update(skip_locked=True, no_key=True).values_list("pk", flat=True)[:AT_A_TIME])
    files = list(File.objects.filter(document_versions__document__in=documents).distinct())
    Document.objects.filter(pk__in=documents).delete()
    for file in files:
        remove_file(file=file)
    return len(documents)


@transaction.atomic
def _remove_folders(before):
    """Remove those in which nothing stands any more: the deepest go first."""
    empty = Folder.objects.filter(deleted_at__lt=before, folders=None, documents=None, documents_thrown_along=None)
    folders = list(empty.exclude(pk__in=_still_named()).order_by("pk").values_list("pk", flat=True)[:AT_A_TIME])
    Folder.objects.filter(pk__in=folders).delete()
    return len(folders)


def _still_named():
    return Folder.objects.filter(deleted_with__isnull=False).values("deleted_with")


def _binned(model, actor, thing):
    found = model.objects.restorable_by(actor).filter(pk=thing.pk).first()
    if found is None:
        raise PermissionDenied
    return found


def _clear(thing):
    thing.deleted_at = thing.deleted_by = thing.deleted_with = None


def _height(folder):
    """Return how many folders deep a folder in the bin is, with what went along with it."""
    along = {one.pk: one.parent_id for one in Folder.objects.filter(deleted_with=folder)}
    deepest = 1
    for pk in along:
        depth, place = 1, pk
        while place in along:
            depth, place = depth + 1, along[place]
        deepest = max(deepest, depth)
    return deepest


def _free_folder_name(tree, name, parent):
    number, free = 1, name
    while folder_named(tree, free, parent):
        number += 1
        free = f"{name[:100]} ({number})"
    return free
