"""What stands in a group or in a folder of it."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from omarm.core import pagination
from omarm.core.errors import DomainError
from omarm.files.models import Arrival, Document, Folder, Version
from omarm.files.queries.tree import tree_of
from omarm.groups.models import Group

PAGE = 200
SORTS = ("name", "newest")
HAS_FILES = """
select exists (select from files_document where group_id = %(group)s and deleted_at is null)
    or exists (select from files_folder where group_id = %(group)s and deleted_at is null)
"""


@dataclass(frozen=True, kw_only=True)
class Contents:
    """One page of what is in a place: `folders` on the first page alone, `documents` as a Page with their `.current`.

    `path` are the folders from the top down to this place, `folder` the last of them (None: the group itself).
    """

    folder: Folder | None
    path: tuple
    folders: list
    documents: pagination.Page
    sort: str
    is_first: bool

    @property
    def is_empty(self):
        """Whether nothing at all stands here."""
        return self.is_first and not self.folders and not self.documents.rows


def has_files(_person, group):
    """Return whether there is a file or folder in a group. Only for who may read it; asked on each of its pages."""
    with connection.cursor() as cursor:
        cursor.execute(HAS_FILES, {"group": group.pk})
        return cursor.fetchone()[0]


def may_write(person, group):
    """Return whether the person may put files in the group and change what is there."""
    return Group.objects.writable_by(person).contains(group)


def check_may_write(person, group):
    """Raise PermissionDenied for who does not write in the group, DomainError when nobody does any more."""
    if may_write(person, group):
        return
    if group.archived_at and group.memberships.filter(person=person).exists():
        raise DomainError(_("This group has been closed and can only be read."), code="group_archived")
    raise PermissionDenied


def top_of(group):
    """Return the address of the files of a group that stand in no folder."""
    return reverse("files:files", args=[group.slug])


def folder_in(person, slug, pk):
    """Return a Folder of the group with this address that the person may read. Raises Folder.DoesNotExist."""
    return Folder.objects.visible_to(person).select_related("group", "parent__group").get(pk=pk, group__slug=slug)


def contents_of(group, folder=None, *, sort="name", after=""):
    """Return the Contents of a place in a group. Only for who may read the group: ask that first."""
    sort = sort if sort in SORTS else SORTS[0]
    tree = tree_of(group)
    documents = Document.objects.filter(group=group, folder=folder, deleted_at=None).select_related("group")
    page = (_newest if sort == "newest" else _by_name)(documents, after)
    _give_current(page.rows)
    parent = folder.pk if folder else None
    return Contents(
        folder=folder, path=tree.path(folder), documents=page, sort=sort, is_first=not after,
        folders=[] if after else [one for one in _ordered(tree, sort) if one.parent_id == parent],
    )  # fmt: skip


def arrivals_for(person, group, folder=None):
    """Return the Arrivals in a place that wait for what the person chooses, oldest first."""
    return Arrival.objects.open_to(person).filter(group=group, folder=folder).select_related("file", "group")


def arrival_for(person, slug, pk):
    """Return an Arrival of the person's own. Raises Arrival.DoesNotExist."""
    return Arrival.objects.open_to(person).select_related("file", "group", "folder__group").get(pk=pk, group__slug=slug)


def _ordered(tree, sort):
    folders = tree.folders.values()
    if sort == "newest":
        return sorted(folders, key=lambda one: (one.created_at, one.pk), reverse=True)
    return sorted(folders, key=lambda one: (one.key, one.pk))


def _by_name(documents, after):
    if cursor := pagination.parse_text(after):
        key, pk = cursor
        documents = documents.filter(Q(key__gt=key) | Q(key=key, pk__gt=pk), key__gte=key)
    rows = list(documents.order_by("key", "pk")[: PAGE + 1])
    return pagination.cut(rows, size=PAGE, cursor_of=lambda last: pagination.as_text(last.key, last.pk))


def _newest(documents, after):
    if cursor := pagination.Cursor.parse(after):
        at, pk = cursor.at, cursor.pk
        documents = documents.filter(Q(changed_at__lt=at) | Q(changed_at=at, pk__lt=pk), changed_at__lte=at)
    rows = list(documents.order_by("-changed_at", "-pk")[: PAGE + 1])
    return pagination.cut(rows, size=PAGE, cursor_of=lambda last: pagination.Cursor(last.changed_at, last.pk))


def _give_current(documents):
    """Give each Document its `.current` Version, in one query."""
    counting = Version.objects.filter(document__in=documents, number=F("document__version_count"))
    current = {version.document_id: version for version in counting.select_related("file", "added_by")}
    for document in documents:
        document.current = current[document.pk]
