"""One document and its versions."""

from omarm.core import pagination
from omarm.files.models import Document, Version
from omarm.files.queries.naming import fitted, parted
from omarm.files.queries.tree import tree_of
from omarm.media.queries import open_part

SHOWN_BYTES = 20_000  # of a text, on its page; the rest comes with the download


def document_in(person, slug, pk):
    """Return a Document of the group with this address that the person may read. Raises Document.DoesNotExist."""
    readable = Document.objects.visible_to(person).select_related("group", "folder__group")
    return readable.get(pk=pk, group__slug=slug)


def versions_of(document, *, after=""):
    """Return a Page of twenty Versions of a document, the newest first. Only for who may read it: ask that first.

    `after` is the number of the last one that was shown.
    """
    found, last = _versions(document), pagination.number(after)
    if last is not None:
        found = found.filter(number__lt=last)
    return pagination.cut(list(found[: pagination.PAGE + 1]), cursor_of=lambda version: version.number)


def current_version(document):
    """Return the Version of a document that counts. Only for who may read it: ask that first."""
    return _versions(document).first()


def version_in(person, slug, pk, number):
    """Return a Version of a document that the person may read. Raises Document or Version.DoesNotExist."""
    document = document_in(person, slug, pk)
    return Version.objects.select_related("file", "document__group").get(document=document, number=number)


def path_of(document):
    """Return the folders in which a document stands, from the top down. Only for who may read it: ask that first."""
    return tree_of(document.group).path(document.folder) if document.folder else ()


def name_of(version):
    """Return the name under which a version is fetched: that of its document, with the ending that it had itself."""
    stem, ending = parted(version.document.name)
    own = parted(version.file.name)[1]
    return version.document.name if own.casefold() == ending.casefold() else fitted(stem, own)


def words_of(version):
    """Return (the first words of a version that is a text, whether there are more); ("", False) for any other.

    Raises FileNotFoundError.
    """
    if not version.is_text:
        return "", False
    last = min(version.file.size, SHOWN_BYTES) - 1
    opened = open_part(version.file, 0, last)
    try:
        words = opened.read(last + 1)
    finally:
        opened.close()
    return words.decode("utf-8-sig", errors="ignore"), version.file.size > SHOWN_BYTES


def _versions(document):
    return Version.objects.filter(document=document).select_related("file", "added_by").order_by("-number")
