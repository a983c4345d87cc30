"""The messages of one Slack channel: posts, and answers in threads and on files."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime

from .shape import Reaction, SourceComment, SourceFile, SourcePost
from .slack_people import SlackPeople
from .slack_text import readable
from .text import key_of
from .untrusted import Fields, line, listed, moment, nested, text, words

_WRITTEN = {"", "me_message", "thread_broadcast", "file_share", "file_comment"}
_SKIPPED = {
    "bot_message": "bot_message",
    "bot_add": "bot_added",
    "bot_remove": "bot_added",
    "bot_enable": "bot_added",
    "bot_disable": "bot_added",
    "tombstone": "deleted",
    "message_deleted": "deleted",
    "reply_broadcast": "duplicate",
}
_UPLOADED = re.compile(r"^<@\w+(?:\|[^>]*)?> (?:uploaded|shared) a file: ")
_GONE = {"tombstone", "hidden_by_limit"}


class MessageReader:
    """Sorts the messages of a channel into posts and comments, and counts what it leaves out."""

    def __init__(self, group_key: str, people: SlackPeople, channels: Mapping[str, str], skipped: Counter[str]):
        self.posts: list[SourcePost] = []
        self.comments: list[SourceComment] = []
        self._group_key = group_key
        self._people = people
        self._names = people.names
        self._channels = channels
        self._skipped = skipped
        self._keys: set[str] = set()
        self._post_of_file: dict[str, str] = {}

    def read(self, messages: list[Fields]):
        """Take in all messages of the channel."""
        answers = []
        for message in messages:
            reason = self._reason_to_skip(message)
            if reason:
                self._skipped[reason] += 1
            elif _is_answer(message):
                answers.append(message)
            else:
                self._take(message, self._post)
        # A thread can begin on a later page than its answers, so posts come first.
        for message in answers:
            self._take(message, self._comment)

    def _reason_to_skip(self, message: Fields) -> str | None:
        subtype = line(message, "subtype")
        if subtype in _SKIPPED:
            return _SKIPPED[subtype]
        if subtype not in _WRITTEN:
            return "joined_or_left" if subtype.endswith(("_join", "_leave")) else "system"
        user = line(message, "user")
        if user in self._people.bots or (message.get("bot_id") and not self._people.key(user)):
            return "bot_message"
        return "deleted" if message.get("hidden") is True else None

    def _take(self, message: Fields, make):
        comment = nested(message, "comment") if line(message, "subtype") == "file_comment" else {}
        author_key = self._people.author_key(message, line(comment, "user") or line(message, "user"))
        at = moment(line(message, "ts"))
        key = key_of(self._group_key, line(message, "ts"))
        if not author_key or at is None:
            self._skipped["unreadable"] += 1
        elif key in self._keys:
            self._skipped["duplicate"] += 1
        elif reason := make(message, key, author_key, at):
            self._skipped[reason] += 1
        else:
            self._keys.add(key)

    def _post(self, message: Fields, key: str, author_key: str, at: datetime) -> str | None:
        files = tuple(self._files(message))
        body = self._body(message, files)
        if not body:
            return "empty"
        for file in _raw_files(message):
            self._post_of_file.setdefault(line(file, "id"), key)
        self.posts.append(
            SourcePost(
                key=key,
                group_key=self._group_key,
                author_key=author_key,
                body=body,
                published_at=at,
                reactions=self._reactions(message),
                files=files,
            )
        )
        return None

    def _comment(self, message: Fields, key: str, author_key: str, at: datetime) -> str | None:
        if line(message, "subtype") == "file_comment":
            post_key = self._post_of_file.get(line(nested(message, "file"), "id"))
            body, files = self._readable(text(nested(message, "comment"), "comment")), ()
        else:
            post_key = key_of(self._group_key, line(message, "thread_ts"))
            files = tuple(self._files(message))
            body = self._body(message, files)
        if post_key not in self._keys:
            return "parent_missing"
        if not body:
            return "empty"
        self.comments.append(
            SourceComment(
                key=key,
                post_key=post_key,
                author_key=author_key,
                body=body,
                created_at=at,
                reactions=self._reactions(message),
                files=files,
            )
        )
        return None

    def _body(self, message: Fields, files: tuple[SourceFile, ...]) -> str:
        raw = text(message, "text")
        if _UPLOADED.match(raw):  # written by Slack, before 2018; what the person said stands with the file
            raw = text(nested(nested(message, "file"), "initial_comment"), "comment")
        shared = "\n\n".join(text(attachment, "text", "fallback") for attachment in listed(message, "attachments"))
        return self._readable(raw) or ", ".join(file.note or file.name for file in files) or self._readable(shared)

    def _files(self, message: Fields) -> Iterator[SourceFile]:
        for file in _raw_files(message):
            name, title = line(file, "name", "title") or "file", line(file, "title")
            if line(file, "mode") not in _GONE:
                # The private addresses carry a key to the whole workspace; the permanent link asks to sign in.
                yield SourceFile(name=name, note=title if title != name else "", link=_web(line(file, "permalink")))

    def _reactions(self, message: Fields) -> tuple[Reaction, ...]:
        found: dict[Reaction, None] = {}
        for reaction in listed(message, "reactions"):
            name = line(reaction, "name").partition("::")[0]
            for user_id in words(reaction, "users"):
                if name and (person_key := self._people.key(user_id)):
                    found[name, person_key] = None
        return tuple(found)

    def _readable(self, raw: str) -> str:
        return readable(raw, self._names, self._channels)


def _is_answer(message: Fields) -> bool:
    thread = line(message, "thread_ts")
    return line(message, "subtype") == "file_comment" or bool(thread and thread != line(message, "ts"))


def _raw_files(message: Fields) -> list[Fields]:
    return listed(message, "files") or [file for file in (nested(message, "file"),) if file]


def _web(address: str) -> str:
    return address if address.startswith(("https://", "http://")) else ""
