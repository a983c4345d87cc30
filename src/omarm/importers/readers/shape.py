"""What every reader hands over: one neutral description of a foreign file, before anything is stored.

A key never changes between two exports of the same thing, so that a second import recognises it.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import Literal

from .errors import Finding

type Access = Literal["open", "closed"]
type Reaction = tuple[str, str]  # the product's own short name of the emoji, and the key of the person


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePerson:
    """A person as the foreign product knows them. `username` is a proposal: the one who stores it solves clashes."""

    key: str
    username: str
    surname: str
    given_name: str = ""
    particle: str = ""
    email: str | None = None
    mapped_to: str | None = None  # a username or mail address that the one who imports has named for this person
    function: str = ""
    department: str = ""
    manager_key: str | None = None
    phone: str = ""
    place: str = ""
    workdays: tuple[int, ...] = ()  # Monday is 1, as in ISO 8601
    employed_since: date | None = None
    active: bool = True
    row: int = 0  # where they stand in a staff list
    further: tuple[str, ...] = ()  # what stands in the further columns of the Archive, in their order

    @property
    def name(self) -> str:
        """The whole name, in the order in which it is spoken."""
        return " ".join(part for part in (self.given_name, self.particle, self.surname) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceGroup:
    key: str
    name: str
    purpose: str = ""
    access: Access = "open"
    member_keys: tuple[str, ...] = ()
    owner_key: str | None = None
    archived: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """A file that a message carried. Without a path in the archive only its name (and perhaps a link) came along."""

    name: str
    note: str = ""  # the title or caption that the author gave it
    path_in_archive: str | None = None
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePost:
    key: str
    group_key: str
    author_key: str
    body: str
    published_at: datetime  # aware, in UTC
    reactions: tuple[Reaction, ...] = ()
    files: tuple[SourceFile, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceComment:
    """An answer. `parent_key` is None for an answer to the post itself; a parent never has a parent."""

    key: str
    post_key: str
    author_key: str
    body: str
    created_at: datetime  # aware, in UTC
    parent_key: str | None = None
    reactions: tuple[Reaction, ...] = ()
    files: tuple[SourceFile, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDepartment:
    key: str
    name: str
    parent_key: str | None = None
    abbreviation: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePosition:
    key: str
    department_key: str
    title: str
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """All that a file holds. Every key that is pointed at is present, and parents come before their children."""

    source: str  # the product, and where keys are not unique in the world also the workspace or chat
    people: tuple[SourcePerson, ...] = ()
    groups: tuple[SourceGroup, ...] = ()
    posts: tuple[SourcePost, ...] = ()
    comments: tuple[SourceComment, ...] = ()
    departments: tuple[SourceDepartment, ...] = ()
    positions: tuple[SourcePosition, ...] = ()
    skipped: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))  # reason (see errors.py): how many
    withdrawn: tuple[str, ...] = ()  # keys of posts whose authors object: what of them came in before must go
    columns: tuple[str, ...] = ()  # headings of a staff list that the reader does not know: fields of the organisation?
    findings: tuple[Finding, ...] = ()  # what the one who imports should look at; nothing was refused for it

    @property
    def counts(self) -> dict[str, int]:
        """How much of everything would come in."""
        kinds = ("people", "groups", "posts", "comments", "departments", "positions")
        reactions = sum(len(item.reactions) for item in (*self.posts, *self.comments))
        return {kind: len(getattr(self, kind)) for kind in kinds} | {"reactions": reactions}

    @property
    def levels(self) -> int:
        """How many levels the tree of departments has."""
        depth: Counter[str | None] = Counter()
        for department in self.departments:
            depth[department.key] = depth[department.parent_key] + 1
        return max(depth.values(), default=0)
