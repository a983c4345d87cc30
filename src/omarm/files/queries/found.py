"""The files of groups, as they are found (search/sources.py): by their names and by the words of the version that counts."""

from itertools import batched

from django.db.models import F

from omarm.files.models import Document, Folder, Version
from omarm.files.queries.listing import top_of
from omarm.groups.queries.found import rights_in
from omarm.media.queries import languages_of, texts_of
from omarm.people.queries import organisation
from omarm.search.sources import Hit, Words

AT_A_TIME = 20  # whose words are in memory at once: one file has up to 400,000 letters
SHOWN_LETTERS = 100_000  # in which the words are looked up that are shown lit


def documents(ids):
    """Yield the Words of these documents, as far as they stand. Texts are read a few at a time."""
    for some in batched(sorted(ids), AT_A_TIME, strict=False):
        yield from _documents(some)


def visible(person, ids):
    """Return the ids of the documents that the person may read."""
    return Document.objects.visible_to(person).filter(pk__in=ids).values_list("pk", flat=True)


def hits(person, ids):
    """Return {id: Hit} of the documents that the person may read."""
    standing = Document.objects.visible_to(person).filter(pk__in=ids).select_related("group", "folder__group")
    rows = {row.pk: row for row in standing}
    current = _current(rows)
    texts = texts_of([version.file_id for version in current.values()], most=SHOWN_LETTERS)
    return {pk: _hit(row, current[pk], texts) for pk, row in rows.items()}


def all_ids(after, most):
    """Return the next ids of documents that stand."""
    standing = Document.objects.filter(deleted_at=None, pk__gt=after).order_by("pk")
    return list(standing.values_list("pk", flat=True)[:most])


def documents_with(file_id):
    """Return the ids of the documents of which the version that counts is this file."""
    counting = Version.objects.filter(file=file_id, number=F("document__version_count"))
    return sorted(counting.values_list("document", flat=True))


def documents_below(folder_id):
    """Return the ids of the documents in a folder and below it, also of those in the bin."""
    found, newest = {folder_id}, {folder_id}
    while newest := set(Folder.objects.filter(parent__in=newest).values_list("pk", flat=True)) - found:
        found |= newest
    return sorted(Document.objects.filter(folder__in=found).values_list("pk", flat=True))


def _documents(ids):
    rows = list(Document.objects.filter(pk__in=ids, deleted_at=None))
    current = _current([row.pk for row in rows])
    files = [version.file_id for version in current.values()]
    texts, languages = texts_of(files), languages_of(files)
    rights = rights_in({row.group_id for row in rows})
    here = organisation()
    for row in rows:
        version = current[row.pk]
        yield Words(
            row.pk, row.name, text=texts.get(version.file_id, ""), at=row.changed_at, group_id=row.group_id,
            lang=languages.get(version.file_id) or (here.default_language if here else "nl"),
            author_id=version.added_by_id, rights=rights[row.group_id],
        )  # fmt: skip


def _current(ids):
    """Return {document id: the Version that counts}."""
    counting = Version.objects.filter(document__in=ids, number=F("document__version_count"))
    return {version.document_id: version for version in counting.select_related("file", "added_by")}


def _hit(row, version, texts):
    folder = row.folder
    return Hit(
        row.pk, row.name, row.get_absolute_url(), texts.get(version.file_id, ""), kind_label=version.file.ending,
        icon=version.file.icon, where=f"{row.group.name} / {folder.name}" if folder else row.group.name,
        where_url=folder.get_absolute_url() if folder else top_of(row.group), by=version.added_by, at=row.changed_at,
        row=row,
    )  # fmt: skip
