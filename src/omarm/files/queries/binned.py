"""What was thrown away and can come back."""

from django.db.models import Count

from omarm.core.pagination import number
from omarm.files.models import Document, Folder
from omarm.files.queries.tree import tree_of


def binned_in(person, group):
    """Return what the person may bring back in a group, documents and folders together, what went last first.

    A folder has `.document_count`: how many files went with it.
    """
    documents = Document.objects.restorable_by(person).filter(group=group).select_related("deleted_by", "group")
    return sorted(
        [*documents, *_folders(person).filter(group=group)], key=lambda one: (one.deleted_at, one.pk), reverse=True
    )


def binned_document(person, slug, pk):
    """Return a thrown away Document that the person may bring back. Raises Document.DoesNotExist."""
    return Document.objects.restorable_by(person).select_related("group").get(pk=pk, group__slug=slug)


def binned_folder(person, slug, pk):
    """Return a thrown away Folder that the person may bring back. Raises Folder.DoesNotExist."""
    return _folders(person).get(pk=pk, group__slug=slug)


def just_binned(person, slug, text):
    """Return what an address says was thrown away just now ("12", "folder-3") when the person may bring it back, or None."""
    find, text = (binned_folder, text[7:]) if text.startswith("folder-") else (binned_document, text)
    pk = number(text)
    try:
        return find(person, slug, pk) if pk is not None else None
    except (Document.DoesNotExist, Folder.DoesNotExist):
        return None


def inside(folder):
    """Return {"folders": n, "files": n}: what stands in a folder and below it. Only for who may read it: ask that first."""
    below = tree_of(folder.group).below(folder)
    files = Document.objects.filter(folder__in=[folder, *below], deleted_at=None).count()
    return {"folders": len(below), "files": files}


def _folders(person):
    counted = Folder.objects.restorable_by(person).annotate(document_count=Count("documents_thrown_along"))
    return counted.select_related("deleted_by", "group")
