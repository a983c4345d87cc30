"""Lists of our own of Dutch words at work, in data/: a group a line, of words and of expressions of at most three words.

`synonyms` say the same: who asks about `vrij nemen` asks about `verlof opnemen`. `related` belong to the same matter:
`licht` and `lamp`. `fields_of_work` are what is talked about in one kind of work: privacy, public green, medication.

Words are compared by their Dutch stems. An expression is meant with its small words, so a text is read before those are
left out: `werkt niet` is not `werkt`. Where it has none that turns its meaning, its words may stand a little apart and in
another order: `aanvragen van verlof`. The three are read in one to two seconds
of processor time when they are first asked for.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .own_words import DUTCH_STOP_WORDS
from .stems import dutch
from .tokens import tokens

DATA = Path(__file__).parent / "data"
APART = 3  # other words that may stand between those of an expression
TURNING = frozenset({"niet", "geen", "zonder", "te", "weg", "uit", "op", "af", "in", "om", "meer", "minder"})


@dataclass(frozen=True, slots=True)
class Said:
    """That a text names a group (its number), and the places of the words that do, from 0."""

    group: int
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Expression:
    group: int
    stems: tuple[str, ...]
    kept: frozenset  # stems of the words that are not small
    loose: bool  # whether it may be written apart


class WordGroups:
    """Groups of words and expressions: what names them, and what they are named by."""

    def __init__(self, groups: Iterable[Sequence[str]]):
        self.groups = [tuple(group) for group in groups]
        self._words = defaultdict(tuple)
        self._expressions = defaultdict(list)
        for number, group in enumerate(self.groups):
            for text in group:
                self._add(number, text)

    def of_word(self, stem: str) -> tuple[int, ...]:
        """Return the numbers of the groups that one word names, by its stem."""
        return self._words.get(stem, ())

    def expressions_in(self, stems: Sequence[str]) -> list[Said]:
        """Return the groups that expressions of several words name, given the stems of all words of a text."""
        held = self._expressions.keys() & stems
        if not held:
            return []
        where, found = defaultdict(list), set()
        for place, stem in enumerate(stems):
            where[stem].append(place)
        for stem in held:
            for expression in self._expressions[stem]:
                if expression.kept <= where.keys():
                    found.update(
                        (expression.group, places)
                        for place in where[stem]
                        if (places := _places(expression, place, stems, where))
                    )
        return [Said(*one) for one in sorted(found)]

    def ways(self, number: int) -> list[tuple[str, ...]]:
        """Return all ways to say a group: for each the stems of its words, without small ones where there are others."""
        return [_kept(text) for text in self.groups[number]]

    def _add(self, number, text):
        whole = [token.word for token in tokens(text) if token.joined]
        words = [token.word for token in tokens(text) if not token.joined]
        if len(words) == 1 or whole:
            for stem in {dutch(word) for word in whole or words}:
                self._words[stem] = (*self._words[stem], number)
        if len(words) > 1:
            stems = tuple(map(dutch, words))
            kept = frozenset(stem for word, stem in zip(words, stems, strict=True) if word not in DUTCH_STOP_WORDS)
            loose = len(kept) > 1 and TURNING.isdisjoint(words)
            self._expressions[max(kept or stems, key=len)].append(_Expression(number, stems, kept, loose))


@cache
def synonyms() -> WordGroups:
    """Return the words for the same."""
    return _list("synonyms.nl.txt")


@cache
def related() -> WordGroups:
    """Return the words that belong to the same matter."""
    return _list("related.nl.txt")


@cache
def fields_of_work() -> WordGroups:
    """Return what is talked about in one kind of work; the first word of each names it."""
    return _list("work.nl.txt")


def _list(name):
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return WordGroups(line.split(", ") for line in lines if line and not line.startswith("#"))


def _kept(text):
    words = [token.word for token in tokens(text) if not token.joined]
    return tuple(dutch(word) for word in words if word not in DUTCH_STOP_WORDS) or tuple(map(dutch, words))


def _places(expression, at, stems, where):
    """Return the places of an expression of which one word stands at `at`; none when the others are not there."""
    length = len(expression.stems)
    for start in range(max(at - length + 1, 0), at + 1):
        if tuple(stems[start : start + length]) == expression.stems:
            return tuple(range(start, start + length))
    if not expression.loose:
        return ()
    found = [
        min((place for place in where.get(stem, ()) if abs(place - at) < length + APART), default=None,
            key=lambda place: abs(place - at))
        for stem in expression.kept
    ]  # fmt: skip
    return () if None in found else tuple(sorted(found))
