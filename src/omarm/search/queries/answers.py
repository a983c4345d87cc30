"""What a search is narrowed to, and what it answers."""

from dataclasses import dataclass, field
from datetime import date

from omarm.core.language import Asked
from omarm.search.sources import Hit, Source

RELEVANCE, DATE = "relevance", "date"


@dataclass(frozen=True, slots=True)
class Filters:
    """To what a search is narrowed; what is empty narrows nothing. `until` is a day that still counts."""

    source: str = ""  # the code of a Source
    kind: str = ""  # the kind of a post: it stands under `Words.kind`
    group: int | None = None
    author: int | None = None
    topic: int | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text, and whether it is lit: it is what was looked for. Plain text, to be escaped by the template."""

    words: str
    is_lit: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """One thing that was found: its source, how it is shown, its title and the sentence around the words, lit."""

    source: Source
    hit: Hit
    title: tuple[Piece, ...] = ()
    text: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Count:
    """How many were found that this person may see; with `is_more` there are more, and this is what was looked at."""

    number: int = 0
    is_more: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a search.

    `after` asks for the next page; empty on the last. `counts` has all sources by code, whatever source was chosen, and
    `total` counts what is listed here: the chosen source, or all. When nothing was found by what was typed, another
    spelling is tried: then `looked_for` is what these results were found by, and empty otherwise. `did_you_mean` is a
    spelling that finds more, while what was typed found something. With `some_words` nothing holds all that was asked, and
    these hold some of it, the most first. `took_too_long` says that the question was too much at
    once: nothing is listed, and another word helps.
    """

    asked: Asked
    results: tuple[Result, ...] = ()
    after: str = ""
    counts: dict[str, Count] = field(default_factory=dict)
    total: Count = Count()
    looked_for: str = ""
    did_you_mean: str = ""
    some_words: bool = False
    took_too_long: bool = False
