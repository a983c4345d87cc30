"""The bulk export of Mattermost: one JSON object a line; teams, channels and users come before the posts."""

from collections import Counter
from collections.abc import Iterator

from .errors import UnreadableFile
from .mattermost_rooms import KINDS, LEFT_OUT, name_from_username
from .names import split_name
from .products import MATTERMOST
from .shape import Archive, Reaction, SourceComment, SourceFile, SourceGroup, SourcePerson, SourcePost
from .text import email_or_none, key_of, username_for
from .untrusted import Fields, line, listed, moment, nested, text
from .zips import SafeZip, parse_json


def read_bulk(archive: SafeZip, path: str, kinds: set[str]) -> Archive:
    """Return what the file holds of channels of these kinds. Raises UnreadableFile when a line is no such object."""
    return _Bulk(archive, path, kinds).read()


class _Bulk:
    def __init__(self, archive: SafeZip, path: str, kinds: set[str]):
        self._zip, self._path, self._kinds = archive, path, kinds
        self._paths = set(archive.names)
        self._skipped: Counter[str] = Counter()
        self._people: dict[str, SourcePerson] = {}
        self._bots: set[str] = set()
        self._channels: dict[str, tuple[str, Fields]] = {}
        self._members: dict[str, dict[str, None]] = {}
        self._posts: dict[str, SourcePost] = {}
        self._comments: dict[str, SourceComment] = {}

    def read(self) -> Archive:
        takers = {
            "channel": self._take_channel,
            "user": self._take_user,
            "bot": lambda bot: self._bots.add(line(bot, "username")),
            "post": self._take_post,
            "direct_post": lambda post: self._skip("direct_message", 1 + len(listed(post, "replies"))),
        }
        for entry in self._entries():
            kind = line(entry, "type")
            if kind in takers:
                takers[kind](nested(entry, kind))
        return Archive(
            source="mattermost",
            people=tuple(self._people.values()),
            groups=tuple(self._group(key) for key, (kind, _) in self._channels.items() if kind in self._kinds),
            posts=tuple(self._posts.values()),
            comments=tuple(self._comments.values()),
            skipped=dict(+self._skipped),
        )

    def _entries(self) -> Iterator[Fields]:
        lines = (raw for raw in self._zip.read(self._path).split(b"\n") if raw.strip())
        for number, raw in enumerate(lines, start=1):
            entry = parse_json(raw, path=f"{self._path}, line {number}", name=self._zip.name)
            if not isinstance(entry, dict) or (number == 1 and entry.get("type") != "version"):
                raise UnreadableFile("unexpected_content", name=self._zip.name, path=self._path, expected=MATTERMOST)
            yield entry

    def _take_channel(self, channel: Fields):
        key = _channel_key(line(channel, "team"), line(channel, "name"))
        self._channels[key] = (KINDS.get(line(channel, "type").casefold(), "direct"), channel)

    def _take_user(self, user: Fields):
        username = line(user, "username")
        if not username or username in self._bots:
            return
        key = _person_key(username)
        full_name = f"{line(user, 'first_name')} {line(user, 'last_name')}".strip()
        self._people[key] = SourcePerson(
            key=key,
            username=username_for(username, key=key),
            **(split_name(full_name) if full_name else name_from_username(username))._asdict(),
            email=email_or_none(user.get("email")),
            function=line(user, "position"),
            active=not moment(user.get("delete_at")),
        )
        for team in listed(user, "teams"):
            for channel in listed(team, "channels"):
                self._members.setdefault(_channel_key(line(team, "name"), line(channel, "name")), {})[key] = None

    def _take_post(self, post: Fields):
        group_key = _channel_key(line(post, "team"), line(post, "channel"))
        kind = self._channels.get(group_key, ("public", {}))[0]
        replies = listed(post, "replies")
        if group_key not in self._channels or kind not in self._kinds:
            self._skip(LEFT_OUT[kind], 1 + len(replies))
            return
        content = self._content(post, group_key)
        if not content or content["key"] in self._posts:
            self._skip("parent_missing", len(replies))
            self._skip("duplicate", int(bool(content)))
            return
        key, at = content["key"], content.pop("at")
        self._posts[key] = SourcePost(group_key=group_key, published_at=at, **content)
        for reply in replies:
            self._take_reply(reply, key)

    def _take_reply(self, reply: Fields, post_key: str):
        content = self._content(reply, post_key)
        if content and content["key"] not in self._comments:
            at = content.pop("at")
            self._comments[content["key"]] = SourceComment(post_key=post_key, created_at=at, **content)
        elif content:
            self._skip("duplicate")

    def _content(self, message: Fields, within: str) -> dict | None:
        """Return what a post and an answer have in common, or None after counting why it stays out."""
        user, at = line(message, "user"), moment(message.get("create_at"), per_second=1000)
        author_key = _person_key(user)
        files = tuple(self._files(message))
        body = text(message, "message") or ", ".join(file.name for file in files)
        if reason := self._reason_to_skip(message, user):
            self._skip(reason)
        elif at is None or author_key not in self._people:
            self._skip("unreadable")
        elif not body:
            self._skip("empty")
        else:
            key = key_of(within, user, str(message["create_at"]))
            reactions = tuple(self._reactions(message))
            return {
                "key": key,
                "author_key": author_key,
                "body": body,
                "at": at,
                "files": files,
                "reactions": reactions,
            }
        return None

    def _reason_to_skip(self, message: Fields, user: str) -> str | None:
        kind = line(message, "type")
        if moment(message.get("delete_at")):
            return "deleted"
        if user in self._bots:
            return "bot_message"
        if kind.startswith("system_"):
            return "joined_or_left" if kind.endswith(("_channel", "_team")) else "system"
        return None

    def _reactions(self, message: Fields) -> Iterator[Reaction]:
        for reaction in listed(message, "reactions"):
            key, name = _person_key(line(reaction, "user")), line(reaction, "emoji_name")
            if name and key in self._people:
                yield name, key

    def _files(self, message: Fields) -> Iterator[SourceFile]:
        for attachment in listed(message, "attachments"):
            if path := line(attachment, "path"):
                inside = next((place for place in (path, f"data/{path}") if place in self._paths), None)
                yield SourceFile(name=path.rpartition("/")[2], path_in_archive=inside)

    def _group(self, key: str) -> SourceGroup:
        kind, channel = self._channels[key]
        authors = (post.author_key for post in self._posts.values() if post.group_key == key)
        members = self._members.get(key) or dict.fromkeys(authors)
        return SourceGroup(
            key=key,
            name=line(channel, "display_name", "name"),
            purpose=line(channel, "purpose", "header"),
            access="open" if kind == "public" else "closed",
            member_keys=tuple(members),
            archived=bool(moment(channel.get("deleted_at"))),
        )

    def _skip(self, reason: str, count: int = 1):
        self._skipped[reason] += count


def _channel_key(team: str, channel: str) -> str:
    return key_of("mattermost", f"{team}/{channel}")


def _person_key(username: str) -> str:
    return key_of("mattermost", f"@{username}")
