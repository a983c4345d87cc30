"""A WhatsApp group as a phone exports it: one text file, perhaps in a zip with the photos and documents.

Nobody signs such a file and anybody can type "date, time, name" into a message, so what it says is shown in a preview
before it comes in.
"""

import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from . import whatsapp_words as words
from .errors import Finding, UnreadableFile
from .products import WHATSAPP, refuse
from .shape import Access, Archive, SourceFile, SourceGroup, SourcePost
from .sources import Source, decode, name_of, read_bytes
from .text import digest, fold
from .whatsapp_lines import ORDERS, Entry, date_order, entries, set_moments
from .whatsapp_people import Participants
from .zips import Limits, SafeZip, is_zip

_PRIVATE_WRITERS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatsAppOptions:
    """What the one who imports can say about the chat."""

    zone: str = "Europe/Amsterdam"  # of the phone that made the export: the file has local times
    date_order: str | None = None  # dmy, mdy or ymd, where the file does not tell
    # Name in the chat: username or mail.
    people: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    opted_out: Collection[str] = ()  # names, or numbers, as in the chat
    group_name: str | None = None
    participant: str = "Deelnemer"  # what somebody is called who is known by number only
    access: Access = "closed"


def read_whatsapp(source: Source, options: WhatsAppOptions | None = None, *, limits: Limits | None = None) -> Archive:
    """Return the chat as one group in which every message is a post.

    Raises UnreadableFile when it is no chat, or when its dates can be read in two ways and `date_order` is not given.
    """
    options = options or WhatsAppOptions()
    if is_zip(source):
        with SafeZip(source, limits=limits) as archive:
            path = _chat_in(archive)
            text = decode(archive.read(path), name=f"{archive.name} ({path})")
            paths = {name.rpartition("/")[2]: name for name in archive.names}
    else:
        text, paths = decode(read_bytes(source), name=name_of(source)), {}
    return _Chat(text, name_of(source), options).read(paths)


def _chat_in(archive: SafeZip) -> str:
    texts = [path for path in archive.names if path.endswith(".txt")]
    likely = [path for path in texts if re.match(r"_chat\.txt|WhatsApp", path.rpartition("/")[2])]
    if not likely and len(texts) != 1:
        refuse(archive, expected=WHATSAPP, missing="_chat.txt")
    return min(likely or texts, key=len)


class _Chat:
    def __init__(self, text: str, file_name: str, options: WhatsAppOptions):
        self._options = options
        self._entries = entries(text, name=file_name)
        order = options.date_order or date_order(self._entries, name=file_name)
        if order not in ORDERS:
            raise UnreadableFile(
                "wrong_date_order", name=file_name, example=self._entries[0].shown_date, line=1, order=order
            )
        set_moments(self._entries, order=order, zone=_zone(options.zone), name=file_name)
        self._notices = [entry for entry in self._entries if not words.author_and_body(entry.text)[0]]
        self._skipped: Counter[str] = Counter()
        self._twins: Counter[str] = Counter()
        self._withdrawn: list[str] = []
        if len(self._notices) == len(self._entries):
            raise UnreadableFile("not_whatsapp", name=file_name)
        self._name, self._key = self._identity(file_name)
        self._people = Participants(self._key, options.people, options.opted_out, options.participant)

    def read(self, paths: Mapping[str, str]) -> Archive:
        said = [(entry, *words.author_and_body(entry.text)) for entry in self._entries]
        for entry, author, body in said:
            if author and not self._is_notice(entry, body):
                self._people.meet(author)
        posts = []
        for entry, author, body in said:
            post = self._post(entry, author, words.without_edit_mark(body), paths)
            if isinstance(post, SourcePost):
                posts.append(post)
            else:
                self._skipped[post] += 1
        people = self._people.who_wrote({post.author_key for post in posts})
        members = tuple(person.key for person in people)
        return Archive(
            source=self._key,
            people=people,
            groups=(SourceGroup(key=self._key, name=self._name, access=self._options.access, member_keys=members),),
            posts=tuple(posts),
            skipped=dict(self._skipped),
            withdrawn=tuple(self._withdrawn),
            findings=(*self._people.findings(), *self._doubt(len(members))),
        )

    def _identity(self, file_name: str) -> tuple[str, str]:
        """Return the name of the group and its key: of two groups with one name the moment of making differs."""
        for notice in self._notices:
            if name := words.created_name(notice.text):
                mark = digest("whatsapp", fold(name), notice.at.isoformat())
                return self._options.group_name or name, f"whatsapp:{mark}"
        name = words.name_from_file(file_name)
        name = self._options.group_name or name or WHATSAPP
        return name, f"whatsapp:{digest('whatsapp', fold(name))}"

    def _post(self, entry: Entry, author: str, body: str, paths: Mapping[str, str]) -> SourcePost | str:
        file_name, caption = words.attachment(body)
        note, caption = words.omitted(body) if not file_name else ("", caption)
        key = self._post_key(entry, f"media\n{caption}" if file_name or note else body)
        if not author or self._is_notice(entry, body):
            return "system"
        if self._people.has_opted_out(author):
            self._withdrawn.append(key)
            return "opted_out"
        if words.is_deleted(body):
            return "deleted"
        if not body:
            return "empty"
        file = SourceFile(name=file_name, note=caption, path_in_archive=paths.get(file_name)) if file_name else None
        return SourcePost(
            key=key,
            group_key=self._key,
            author_key=self._people.key(author),
            body=self._people.without_numbers("\n".join(filter(None, (note, caption))) or file_name or body),
            published_at=entry.at,
            files=(file,) if file else (),
        )

    def _post_key(self, entry: Entry, words_said: str) -> str:
        # Neither the author's name nor the seconds: another phone, or a new contact, writes those differently.
        mark = digest(entry.at.isoformat(), " ".join(words_said.split()))
        self._twins[mark] += 1
        return f"{self._key}:{mark}:{self._twins[mark]}"

    def _is_notice(self, entry: Entry, body: str) -> bool:
        return entry.marked and not words.is_deleted(body) and words.is_notice(body)

    def _doubt(self, writers: int) -> list[Finding]:
        is_group = any(words.says_group(entry.text) for entry in self._notices)
        return [Finding("may_be_private")] if writers <= _PRIVATE_WRITERS and not is_group else []


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UnreadableFile("unknown_zone", zone=name) from error
