"""Read what somebody types into a search box: words, "words that follow each other", -what must not be there.

Whatever is typed can be asked. Each word comes with its lexeme in Dutch and in English, as texts of both are searched at
once. What is longer than 200 letters or twelve words is cut; a quotation mark without its other half is none.
"""

import re
from dataclasses import dataclass

from .analysis import part_stems
from .compounds import NO_WORDS
from .own_words import DUTCH_STOP_WORDS, ENGLISH_STOP_WORDS, OF_QUESTIONS
from .stems import dutch, english
from .tokens import tokens

MOST_LETTERS, MOST_WORDS = 200, 12
MOST_WRITTEN_AS_ONE = 3

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»", '"') | dict.fromkeys("−–", "-"))
_PIECE = re.compile(r'(?P<minus>(?<!\S)-+)?(?:"(?P<phrase>[^"]*)"|(?P<words>[^\s"]+))')


@dataclass(frozen=True, slots=True)
class Term:
    """A word that is asked for, with what it is found by; a lexeme is empty where texts of that language leave the word out.

    `parts` are the lexemes of the parts of a Dutch compound, for when the whole finds nothing. `pieces` are the words that
    hyphens join here. `common` says that nobody has to be found by it while there is another word: as `is_aside`, which says
    that every question may have it.
    """

    word: str
    at: int
    dutch: str
    english: str
    parts: tuple[str, ...] = ()
    pieces: tuple["Term", ...] = ()
    is_aside: bool = False

    @property
    def is_stop(self) -> bool:
        """Whether texts of one of the languages leave it out."""
        return not (self.dutch and self.english)

    @property
    def common(self) -> bool:
        return self.is_aside or self.is_stop

    @property
    def lexemes(self) -> tuple[str, ...]:
        """The lexemes of both languages, each once."""
        return tuple(dict.fromkeys(filter(None, (self.dutch, self.english))))


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for. `unfinished` says that the last of `words` may be the beginning of a longer one."""

    words: tuple[Term, ...] = ()
    phrases: tuple[tuple[Term, ...], ...] = ()
    without: tuple[tuple[Term, ...], ...] = ()
    unfinished: bool = False

    @property
    def nothing(self) -> bool:
        """Whether nothing is asked for: what must not be there is no question by itself."""
        return not (self.words or self.phrases)

    @property
    def needed(self) -> tuple[Term, ...]:
        """The words that must be found: all but the common ones, and those when there is nothing else."""
        return needed(self.words) if not self.phrases else tuple(term for term in self.words if not term.common)


def ask(text: str, known: frozenset = NO_WORDS) -> Asked:
    """Return what is asked for; `known` are words of the organisation itself that may be parts of compounds."""
    shown = text[:MOST_LETTERS].translate(_QUOTES)
    words, phrases, without, left, open_ended = [], [], [], MOST_WORDS, False
    for piece in _PIECE.finditer(shown):
        phrase = piece["phrase"]
        terms = _terms(piece["words"] if phrase is None else phrase, shown.isupper(), known, joining=phrase is None)[
            :left
        ]
        left -= len(terms)
        open_ended = phrase is None and not piece["minus"] and shown[-1].isalnum()
        if terms and piece["minus"]:
            without.append(terms)
        elif phrase is not None and len(terms) > 1:
            phrases.append(terms)
        else:
            words += terms
    return Asked(tuple(words), tuple(phrases), tuple(without), unfinished=bool(words) and open_ended)


def needed(terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """Return the terms without the common ones; all that can be found when there is nothing else."""
    return tuple(term for term in terms if not term.common) or tuple(term for term in terms if term.lexemes)


def joined(terms: tuple[Term, ...]) -> tuple[str, ...]:
    """Return the lexemes of two or three words written as one, with and without a linking s: `fiets vergoeding`.

    None when one of them is common: it makes no compound.
    """
    if not 1 < len(terms) <= MOST_WRITTEN_AS_ONE or any(term.common for term in terms):
        return ()
    written = {""}
    for term in terms:
        written = {before + link + term.word for before in written for link in (("", "s") if before else ("",))}
    return tuple(sorted({stem(word) for word in written for stem in (dutch, english)}))


def _terms(text, loud, known, *, joining):
    """Return the Terms of a piece; what hyphens join is one, except in a phrase."""
    found, pieces_until = [], -1
    all_tokens = list(tokens(text))
    for token in all_tokens:
        if token.joined and joining:
            pieces = tuple(
                _term(one, loud, known) for one in all_tokens if not one.joined and token.start <= one.start < token.end
            )
            found.append(_term(token, loud, known, pieces))
            pieces_until = token.end
        elif not token.joined and token.start >= pieces_until:
            found.append(_term(token, loud, known))
    return tuple(found)


def _term(token, loud, known, pieces=()):
    meant = token.capitals and not loud
    in_dutch = "" if token.word in DUTCH_STOP_WORDS and not meant else dutch(token.word)
    in_english = "" if token.word in ENGLISH_STOP_WORDS and not meant else english(token.word)
    aside = token.word in OF_QUESTIONS and not meant
    return Term(token.word, token.at, in_dutch, in_english, part_stems(token.word, known), pieces, aside)
