"""The channels and people of a compliance export, gathered from the rows that mention them."""

from collections import Counter

from .names import Name, split_name
from .shape import Archive, SourceComment, SourceGroup, SourcePerson, SourcePost
from .text import email_or_none, key_of, one_line, username_for

KINDS = {"public": "public", "o": "public", "open": "public", "private": "private", "p": "private"}
LEFT_OUT = {"public": "unknown_channel", "private": "private_channel", "direct": "direct_message"}


class Rooms:
    def __init__(self):
        self._people: dict[str, SourcePerson] = {}
        self._channels: dict[str, dict[str, str]] = {}
        self._kinds: dict[str, str] = {}
        self._inside: dict[str, dict[str, bool]] = {}

    def note_kind(self, channel_id: str, kind: str):
        """Remember the kind of a channel; one that was ever private stays so."""
        self._kinds[channel_id] = "private" if "private" in {kind, self._kinds.get(channel_id)} else kind

    def note_author(self, cells: dict[str, str]):
        """Somebody who writes is in the channel, unless a departure is on record."""
        self._note(cells)
        self._inside[cells["channel_id"]].setdefault(cells["user_id"], True)

    def note_member(self, cells: dict[str, str], kind: str, *, joined: bool):
        """Somebody came in, or left: the last time counts."""
        self.note_kind(cells["channel_id"], kind)
        if cells["user_id"]:
            self._note(cells)
            self._inside[cells["channel_id"]][cells["user_id"]] = joined

    def archive(
        self, posts: tuple[SourcePost, ...], comments: tuple[SourceComment, ...], skipped: Counter[str]
    ) -> Archive:
        """Return all together."""
        return Archive(
            source="mattermost",
            people=tuple(self._people.values()),
            groups=tuple(self._group(channel_id) for channel_id in self._channels),
            posts=posts,
            comments=comments,
            skipped=dict(+skipped),
        )

    def _note(self, cells: dict[str, str]):
        channel_id, user_id = cells["channel_id"], cells["user_id"]
        self._inside.setdefault(channel_id, {})
        self._channels[channel_id] = cells  # a later row knows the newest name
        if user_id and user_id not in self._people:
            key = key_of("mattermost", user_id)
            username = username_for(one_line(cells["username"]), key=key)
            self._people[user_id] = SourcePerson(
                key=key,
                username=username,
                **name_from_username(username)._asdict(),
                email=email_or_none(cells["email"]),
            )

    def _group(self, channel_id: str) -> SourceGroup:
        members = (user_id for user_id, inside in self._inside[channel_id].items() if inside)
        return SourceGroup(
            key=key_of("mattermost", channel_id),
            name=self._name(channel_id),
            access="open" if self._kinds[channel_id] == "public" else "closed",
            member_keys=tuple(key_of("mattermost", user_id) for user_id in members),
        )

    def _name(self, channel_id: str) -> str:
        """Return the channel's title, with its team where two channels have the same title."""
        channel = self._channels[channel_id]
        title = one_line(channel["channel_title"]) or one_line(channel["channel_name"])
        twins = [other for other in self._channels.values() if one_line(other["channel_title"]) == title]
        return f"{title} ({one_line(channel['team'] or channel['channel_name'])})" if len(twins) > 1 else title


def name_from_username(username: str) -> Name:
    """Return "Anja Bakker" for "anja.bakker": the export knows no other names."""
    parts = username.split(".")
    if len(parts) > 1 and all(part.isalpha() for part in parts):
        return split_name(" ".join(part.title() for part in parts))
    return Name("", "", username)
