"""The compliance export of Mattermost: one table with a row for every message, attachment, arrival and departure."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from .mattermost_rooms import KINDS, LEFT_OUT, Rooms
from .shape import Archive, SourceComment, SourceFile, SourcePost
from .sources import decode
from .tables import Table
from .text import clean, key_of
from .threads import place
from .untrusted import moment
from .zips import SafeZip

_COLUMNS = {
    "created_at": ("Post Creation Time",),
    "update_type": ("Post Update Type", "Updated Type"),
    "team": ("Team Display Name",),
    "channel_id": ("Channel Id",),
    "channel_name": ("Channel Name",),
    "channel_title": ("Channel Display Name",),
    "channel_type": ("Channel Type",),
    "user_id": ("User Id",),
    "email": ("User Email",),
    "username": ("Username",),
    "id": ("Post Id",),
    "edited_by": ("Edited By Post Id",),
    "answer_to": ("Replied to Post Id",),
    "message": ("Post Message",),
    "type": ("Post Type",),
    "user_type": ("User Type",),
}
_LATER = {"update_type", "user_type"}  # columns that older servers do not write
_REQUIRED = tuple(column for column in _COLUMNS if column not in _LATER)
_MEMBERSHIP = {"previously-joined": True, "enter": True, "leave": False}

type Cells = dict[str, str]


class _Message(NamedTuple):
    cells: Cells
    at: datetime


def read_rows(archive: SafeZip, path: str, kinds: set[str]) -> Archive:
    """Return what the table holds of channels of these kinds. Raises UnreadableFile when it is no such table."""
    name = f"{archive.name} ({path})"
    table = Table(decode(archive.read(path), name=name), name=name, columns=_COLUMNS, required=_REQUIRED)
    return _Export(set(archive.names)).read((row.cells for row in table), kinds)


class _Export:
    def __init__(self, paths: set[str]):
        self._paths = paths
        self._skipped: Counter[str] = Counter()
        self._rooms = Rooms()
        self._messages: dict[str, _Message] = {}
        self._files: dict[str, list[SourceFile]] = {}
        self._deleted: set[str] = set()

    def read(self, rows: Iterator[Cells], kinds: set[str]) -> Archive:
        for cells in rows:
            kind = KINDS.get(cells["channel_type"].casefold(), "direct")
            if kind in kinds:
                self._take(cells, kind)
            else:
                self._skipped[LEFT_OUT[kind]] += 1
        self._skipped["deleted"] += len(self._deleted)
        parents = {
            key: root
            for key, message in self._messages.items()
            if (root := message.cells["answer_to"]) not in {"", key}
        }
        posts = tuple(self._posts(parents))
        comments = self._comments(parents, {post.key for post in posts})
        return self._rooms.archive(posts, tuple(comments), self._skipped)

    def _take(self, cells: Cells, kind: str):
        if cells["type"] in _MEMBERSHIP:
            self._skipped["joined_or_left"] += 1
            self._rooms.note_member(cells, kind, joined=_MEMBERSHIP[cells["type"]])
        elif cells["type"] == "attachment":
            self._files.setdefault(cells["id"], []).append(self._file(cells["message"]))
        elif cells["type"] == "message":
            self._take_message(cells, kind)
        else:
            self._skipped["deleted" if cells["type"].startswith("deleted") else "system"] += 1

    def _take_message(self, cells: Cells, kind: str):
        key, at = cells["id"], moment(cells["created_at"], per_second=1000)
        earlier = self._messages.get(key)
        # Older servers write a second row with "delete" before the text; newer ones say what was done.
        if cells.get("update_type") == "Deleted" or (
            earlier and cells["message"] == f"delete {earlier.cells['message']}"
        ):
            self._deleted.add(key)
        elif cells["edited_by"]:
            self._skipped["older_version"] += 1
        elif cells.get("user_type") == "bot":
            self._skipped["bot_message"] += 1
        elif not key or not cells["user_id"] or at is None:
            self._skipped["unreadable"] += 1
        else:
            self._skipped["duplicate"] += bool(earlier)
            self._messages[key] = _Message(cells, at)
            self._rooms.note_kind(cells["channel_id"], kind)

    def _posts(self, parents: dict[str, str]) -> Iterator[SourcePost]:
        for key, message in self._messages.items():
            if key in parents or key in self._deleted:
                continue
            if content := self._content(key, message):
                self._rooms.note_author(message.cells)
                group_key = key_of("mattermost", message.cells["channel_id"])
                yield SourcePost(group_key=group_key, published_at=message.at, **content)

    def _comments(self, parents: dict[str, str], post_keys: set[str]) -> Iterator[SourceComment]:
        nested = []
        for key in parents:
            message = self._messages[key]
            if key in self._deleted:
                continue
            post_key, parent_key = self._placed(key, parents)
            if post_key not in post_keys:
                self._skipped["parent_missing"] += 1
            elif content := self._content(key, message):
                self._rooms.note_author(message.cells)
                comment = SourceComment(post_key=post_key, parent_key=parent_key, created_at=message.at, **content)
                if parent_key:
                    nested.append(comment)
                else:
                    yield comment
        yield from nested

    def _placed(self, key: str, parents: dict[str, str]) -> tuple[str | None, str | None]:
        post_id, parent_id = place(key, parents) or ("", None)
        post = self._messages.get(post_id)
        if not post or post.cells["channel_id"] != self._messages[key].cells["channel_id"]:
            return None, None
        # An answer that was deleted leaves the answers to it directly under the post.
        kept = parent_id if parent_id not in self._deleted and self._body(parent_id) else None
        return key_of("mattermost", post_id), key_of("mattermost", kept) if kept else None

    def _content(self, key: str, message: _Message) -> dict | None:
        body = self._body(key)
        if not body:
            self._skipped["empty"] += 1
            return None
        author_key = key_of("mattermost", message.cells["user_id"])
        return {
            "key": key_of("mattermost", key),
            "author_key": author_key,
            "body": body,
            "files": tuple(self._files.get(key, ())),
        }

    def _body(self, key: str | None) -> str:
        if key not in self._messages:
            return ""
        return clean(self._messages[key].cells["message"]) or ", ".join(file.name for file in self._files.get(key, ()))

    def _file(self, message: str) -> SourceFile:
        """Read "name.pdf (files/<post>/<id>-name.pdf)"."""
        name, _, path = message.removesuffix(")").rpartition(" (")
        return SourceFile(name=name or path, path_in_archive=path if path in self._paths else None)
