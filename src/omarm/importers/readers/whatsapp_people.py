"""Who takes part in a WhatsApp chat. A person who is known by number only goes by a number that says nothing."""

import re
from collections.abc import Collection, Mapping
from functools import lru_cache

from .errors import Finding
from .names import Name, split_name
from .shape import SourcePerson
from .text import digest, email_or_none, fold, key_of, one_line, username_for

_NUMBER = re.compile(r"~?\s*\+?[\d\s().\u2011-]{7,24}")
_SIGNIFICANT = 9  # digits: +31 6 12345678 and 06-12345678 are one number
_MENTION = re.compile(r"@\+?(\d{8,15})\b")


class Participants:
    def __init__(self, chat_key: str, people: Mapping[str, str], opted_out: Collection[str], participant: str):
        self._chat_key = chat_key
        self._mapping = {_same(name): one_line(target) for name, target in people.items()}
        self._given = {_same(name): name for name in (*people, *opted_out)}
        self._opted_out = {_same(name) for name in opted_out}
        self._participant = participant
        self._authors: dict[str, str] = {}  # as they stand in the chat
        self._order: dict[str, int] = {}  # of those known by number only

    def meet(self, author: str):
        """Take note of somebody who wrote, also if their lines stay out: the count of numbers must not depend on that."""
        self._authors.setdefault(_same(author), one_line(author))
        if _NUMBER.fullmatch(author):
            self._order.setdefault(_same(author), len(self._order) + 1)

    def has_opted_out(self, author: str) -> bool:
        """Tell whether this name, or the person that it was mapped to, is among those who opted out."""
        same = _same(author)
        return same in self._opted_out or _same(self._mapping.get(same, "\x00")) in self._opted_out

    def key(self, author: str) -> str:
        """Return a key that holds no phone number, not even in a form from which it could be found again."""
        same = _same(author)
        if target := self._mapping.get(same):
            return key_of("whatsapp", "mapped", fold(target))
        if number := self._order.get(same):
            return f"{self._chat_key}:participant-{number}"
        return f"{self._chat_key}:{digest(same)}"

    def who_wrote(self, keys: set[str]) -> tuple[SourcePerson, ...]:
        """Return the people with these keys, in the order of their first line."""
        people = {self.key(author): self._person(author) for author in self._authors.values()}
        return tuple(person for key, person in people.items() if key in keys)

    def without_numbers(self, body: str) -> str:
        """Return the text in which a mention of a number shows the name that stands for it here."""

        def named(found: re.Match[str]) -> str:
            same = _same(found[1])
            if same in self._mapping and same in self._authors:
                return f"@{self._person(self._authors[same]).name}"
            self._order.setdefault(same, len(self._order) + 1)
            return f"@{self._participant} {self._order[same]}"

        return _MENTION.sub(named, body)

    def findings(self) -> list[Finding]:
        """Return what was said about names that nobody in the chat has."""
        mapped_to = {_same(target) for name, target in self._mapping.items() if name in self._authors}
        unknown = [same for same in self._given if same not in self._authors and same not in mapped_to]
        codes = {same: "unused_opt_out" if same in self._opted_out else "unused_mapping" for same in unknown}
        return [Finding(code, {"name": self._given[same]}) for same, code in codes.items()]

    def _person(self, author: str) -> SourcePerson:
        same = _same(author)
        target = self._mapping.get(same)
        number = self._order.get(same)
        if target:
            name = split_name(target.partition("@")[0] if number else author)
        else:
            name = Name(self._participant, "", str(number)) if number else split_name(author.lstrip("~ "))
        return SourcePerson(
            key=self.key(author),
            username=username_for((target or "").partition("@")[0], " ".join(name), key=self.key(author)),
            **name._asdict(),
            email=email_or_none(target),
            mapped_to=target,
            active=False,
        )


@lru_cache(maxsize=10_000)
def _same(name: str) -> str:
    """Return a name or number so that two ways of writing it are equal: of a number the digits count."""
    if _NUMBER.fullmatch(name):
        return re.sub(r"\D", "", name)[-_SIGNIFICANT:]
    return fold(one_line(name).lstrip("~ "))
