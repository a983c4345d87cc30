"""What a text is found by: the stems of its words at their places, and of the parts of compounds at the same places."""

from collections.abc import Iterator
from dataclasses import dataclass

from . import compounds
from .compounds import NO_WORDS
from .own_words import DUTCH_STOP_WORDS, ENGLISH_STOP_WORDS
from .stems import dutch, stem
from .tokens import tokens

VERSION = 2  # raise it when a text would be found by other lexemes than before: what is kept must then be made anew

PART_WEIGHT = "D"
LAST_PLACE = 16_383  # PostgreSQL counts no further; what stands behind it is found by its word, not in a phrase


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A stem, its place in the text from 1, and its weight: A to C for a word, D for a part of one."""

    text: str
    at: int
    weight: str


def analyse(
    text: str, lang: str = "nl", *, weight: str = "C", after: int = 0, known: frozenset = NO_WORDS
) -> Iterator[Lexeme]:
    """Yield the lexemes of the text in the order of their places.

    Places count from `after`, so that a title and a text can follow each other. `known` are words of the organisation
    itself, folded, that may be parts of compounds. Only a Dutch text is taken apart; words that are in nearly every text
    are left out, unless they are written in capitals, as IT and OR are.
    """
    left_out = _stop_words(lang)
    for token in tokens(text):
        if token.word in left_out and not token.capitals:
            continue
        at = min(after + token.at, LAST_PLACE)
        own = stem(token.word, lang)
        yield Lexeme(own, at, weight)
        if lang.startswith("nl"):
            for part in part_stems(token.word, known):
                yield Lexeme(part, at, PART_WEIGHT)


def part_stems(word: str, known: frozenset = NO_WORDS) -> tuple[str, ...]:
    """Return the Dutch stems of the parts of a folded word, without that of the word itself."""
    own = dutch(word)
    return tuple(part for part in dict.fromkeys(map(dutch, compounds.parts(word, known))) if part != own)


def _stop_words(lang):
    if lang.startswith("nl"):
        return DUTCH_STOP_WORDS
    return ENGLISH_STOP_WORDS if lang.startswith("en") else frozenset()
