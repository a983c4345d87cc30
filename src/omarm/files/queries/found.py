"""The files of groups, as they are found (search/sources.py): by their names and by the words of the version that counts."""

from datetime import datetime
from itertools import batched
from typing import NamedTuple

from django.db import connection
from django.db.models import F

from omarm.files.models import Document, Folder, Version
from omarm.files.queries.listing import top_of
from omarm.groups.models import Group
from omarm.groups.models.reach import READ
from omarm.groups.queries.found import rights_in
from omarm.media.models import File
from omarm.media.queries import languages_of, texts_of
from omarm.people.models import Person
from omarm.people.queries import organisation
from omarm.search.sources import Hit, Readable, Words

AT_A_TIME = 20  # whose words are in memory at once: one file has up to 400,000 letters
SHOWN_LETTERS = 100_000  # in which the words are looked up that are shown lit

# `visible_to` as a statement, and what is shown of those documents with the version that counts.
_STANDING = f"d.deleted_at is null and {READ.format(id='g.id', access='g.access', me='%(me)s', guest='%(guest)s')}"
visible = Readable(f"""
select d.id from files_document d join groups_group g on g.id = d.group_id where d.id = any({{ids}}) and {_STANDING}
""")
HITS = f"""
select d.id, d.name, d.changed_at, g.id, g.name, g.slug, folder.id, folder.name, file.name, file.mime,
       adder.id, adder.name, coalesce(left(words.text, %(most)s), '')
  from files_document d
  join groups_group g on g.id = d.group_id
  join files_version version on version.document_id = d.id and version.number = d.version_count
  join media_file file on file.id = version.file_id
  left join media_filetext words on words.file_id = file.id
  left join files_folder folder on folder.id = d.folder_id
  left join people_person adder on adder.id = version.added_by_id
 where d.id = any(%(ids)s::bigint[]) and {_STANDING}
"""


class _Row(NamedTuple):
    """What HITS returns of one document."""

    pk: int
    name: str
    changed_at: datetime
    group_id: int
    group: str
    slug: str
    folder_id: int | None
    folder: str | None
    file: str
    mime: str
    by_id: int | None
    by: str | None
    text: str


def documents(ids):
    """Yield the Words of these documents, as far as they stand. Texts are read a few at a time."""
    for some in batched(sorted(ids), AT_A_TIME, strict=False):
        yield from _documents(some)


def hits(person, ids):
    """Return {id: Hit} of the documents that the person may read."""
    told = {"ids": list(ids), "me": person.pk, "guest": person.is_guest, "most": SHOWN_LETTERS}
    with connection.cursor() as cursor:
        cursor.execute(HITS, told)
        return {row[0]: _hit(_Row(*row)) for row in cursor.fetchall()}


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


def _hit(row):
    group = Group(pk=row.group_id, name=row.group, slug=row.slug)
    folder = Folder(pk=row.folder_id, name=row.folder, group=group) if row.folder_id else None
    file = File(name=row.file, mime=row.mime)
    return Hit(
        row.pk, row.name, Document(pk=row.pk, group=group).get_absolute_url(), row.text, kind_label=file.ending,
        icon=file.icon, where=f"{group.name} / {folder.name}" if folder else group.name,
        where_url=folder.get_absolute_url() if folder else top_of(group),
        by=Person.from_db("default", ["id", "name"], [row.by_id, row.by]) if row.by_id else None, at=row.changed_at,
    )  # fmt: skip
