"""Slack's workspace export: a zip of lists (users, channels) and one folder a channel with one file a day."""

from collections import Counter, defaultdict
from typing import NamedTuple

from .errors import UnreadableFile
from .products import SLACK, refuse
from .shape import Archive, SourceComment, SourceGroup, SourcePost
from .slack_messages import MessageReader
from .slack_people import SlackPeople
from .slack_text import readable
from .sources import Source
from .text import key_of
from .untrusted import Fields, line, nested, objects, words
from .zips import Limits, SafeZip

_LISTS = {"channels.json": "public", "groups.json": "private", "mpims.json": "direct", "dms.json": "direct"}


class _Channel(NamedTuple):
    channel_id: str
    folder: str
    kind: str
    fields: Fields


def read_slack(source: Source, *, include_private: bool = False, limits: Limits | None = None) -> Archive:
    """Return the workspace: public channels as open groups, private ones on request as closed groups, direct messages never.

    Raises UnreadableFile when it is not a whole and sound Slack export.
    """
    with SafeZip(source, limits=limits) as archive:
        return _Workspace(archive).read({"public", "private"} if include_private else {"public"})


class _Workspace:
    def __init__(self, archive: SafeZip):
        self._zip = archive
        self._root = _root_of(archive)
        self._paths = set(archive.names)
        self._days: dict[str, list[str]] = defaultdict(list)
        for path in archive.names:
            folder, _, name = path.removeprefix(self._root).partition("/")
            if path.startswith(self._root) and name.endswith(".json") and "/" not in name:
                self._days[folder].append(path)
        self._people = SlackPeople(self._objects("users.json"))
        self._channels = [channel for name, kind in _LISTS.items() for channel in self._listed(name, kind)]

    def read(self, kinds: set[str]) -> Archive:
        skipped: Counter[str] = Counter()
        posts: list[SourcePost] = []
        comments: list[SourceComment] = []
        # Were a channel or folder named twice, what is private about it counts.
        out_of_bounds = {name for channel in self._channels if channel.kind not in kinds for name in channel[:2]}
        wanted = {
            channel.channel_id: channel for channel in self._channels if out_of_bounds.isdisjoint(channel[:2])
        }.values()
        names = {channel.channel_id: line(channel.fields, "name") for channel in wanted}
        for channel in wanted:
            reader = MessageReader(key_of("slack", channel.channel_id), self._people, names, skipped)
            reader.read(self._messages(channel.folder))
            posts += reader.posts
            comments += reader.comments
        self._count_left_out({channel.folder for channel in wanted}, skipped)
        return Archive(
            source="slack",
            people=tuple(self._people.by_id.values()),
            groups=tuple(self._group(channel, names) for channel in wanted),
            posts=tuple(posts),
            comments=tuple(comments),
            skipped=dict(+skipped),
        )

    def _group(self, channel: _Channel, channel_names: dict[str, str]) -> SourceGroup:
        fields = channel.fields
        about = line(nested(fields, "purpose"), "value") or line(nested(fields, "topic"), "value")
        members = (self._people.key(user_id) for user_id in words(fields, "members"))
        return SourceGroup(
            key=key_of("slack", channel.channel_id),
            name=line(fields, "name") or channel.channel_id,
            purpose=readable(about, self._people.names, channel_names),
            access="open" if channel.kind == "public" else "closed",
            member_keys=tuple(dict.fromkeys(key for key in members if key)),
            owner_key=self._people.key(line(fields, "creator")),
            archived=fields.get("is_archived") is True,
        )

    def _listed(self, name: str, kind: str) -> list[_Channel]:
        channels = []
        for fields in self._objects(name):
            channel_id = line(fields, "id")
            folder = line(fields, "name")
            # Direct messages lie in a folder with the id as its name, everything else under its own name.
            found = folder if folder in self._days or not channel_id else channel_id
            if channel_id or folder:
                channels.append(_Channel(channel_id or folder, found, _stricter(kind, fields), fields))
        return channels

    def _messages(self, folder: str) -> list[Fields]:
        messages: list[Fields] = []
        for path in sorted(self._days.get(folder, ())):
            messages += objects(self._list(path))
        return messages

    def _count_left_out(self, read: set[str], skipped: Counter[str]):
        kinds = {channel.folder: channel.kind for channel in self._channels}
        reasons = {"private": "private_channel", "direct": "direct_message"}
        for folder, paths in self._days.items():
            if folder not in read:
                reason = reasons.get(kinds.get(folder, ""), "unknown_channel")
                skipped[reason] += sum(len(objects(self._zip.read_json(path))) for path in paths)

    def _objects(self, name: str) -> list[Fields]:
        path = self._root + name
        return objects(self._list(path)) if path in self._paths else []

    def _list(self, path: str) -> list[object]:
        content = self._zip.read_json(path)
        if not isinstance(content, list):
            raise UnreadableFile("unexpected_content", name=self._zip.name, path=path, expected=SLACK)
        return content


def _root_of(archive: SafeZip) -> str:
    """Return the folder in which the export lies: people who unpack and pack again often add one."""
    needed = ("users.json", "channels.json")
    places = [path.removesuffix(needed[0]) for path in archive.names if path.rpartition("/")[2] == needed[0]]
    root = min(places, key=len, default="")
    for name in needed:
        if root + name not in archive.names:
            refuse(archive, expected=SLACK, missing=name)
    return root


def _stricter(kind: str, fields: Fields) -> str:
    """Return the kind of a channel, never more public than its own marks say."""
    if fields.get("is_im") is True or fields.get("is_mpim") is True:
        return "direct"
    return "private" if kind == "public" and fields.get("is_private") is True else kind
