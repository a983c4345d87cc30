"""Light what was looked for: by the analyser that found it, so that a part of a compound lights the whole word."""

import re
from functools import lru_cache

from omarm.core.language import Asked
from omarm.core.language.analysis import part_stems
from omarm.core.language.stems import dutch, english
from omarm.core.language.tokens import HYPHENS, WRITTEN, plain, tokens
from omarm.search.queries.answers import Piece
from omarm.search.queries.known import known

LONGEST_TITLE = 400
LONGEST_SNIPPET = 240
BEFORE = 70  # letters before the first word that is lit
HEAD = 5  # letters of a stem by which a text is looked through quickly
PLACES = 25  # that are tried in a text
WINDOW = 600


def highlighted(text: str, asked: Asked, *, by_parts: bool = False) -> tuple[Piece, ...]:
    """Return the whole text as Pieces, what was looked for lit. Plain text: a template escapes it.

    With `by_parts`, parts of a compound that was asked for are lit too.
    """
    return _pieces(text[:LONGEST_TITLE], _lamp(asked, by_parts))


def snippet(text: str, asked: Asked, most: int = LONGEST_SNIPPET, *, by_parts: bool = False) -> tuple[Piece, ...]:
    """Return at most `most` letters of the text around what was looked for, as Pieces; its beginning when that is not in it."""
    text = " ".join(text.split())
    lamp = _lamp(asked, by_parts)
    start = _first(text, lamp)
    start = 0 if start <= BEFORE else _word_at(text, start - BEFORE)
    end = len(text) if len(text) - start <= most else _word_end(text, start + most)
    found = _pieces(text[start:end], lamp)
    before, after = (Piece("…"),) if start else (), (Piece("…"),) if end < len(text) else ()
    return before + found + after


class _Lamp:
    """What is lit: stems, and beginnings of what is still being typed."""

    def __init__(self, asked, by_parts):
        terms = [*asked.words, *(term for phrase in asked.phrases for term in phrase)]
        wanted = [term for term in terms if not term.common] or terms
        self.stems = {lexeme for term in wanted for one in (term, *term.pieces) for lexeme in one.lexemes}
        self.stems |= {part for term in wanted for part in term.parts if by_parts}
        last = asked.words[-1] if asked.unfinished and asked.words else None
        self.beginning = last.word if last in wanted and last is not None else ""

    def lights(self, word):
        if self.beginning and word.startswith(self.beginning):
            return True
        return not self.stems.isdisjoint(_stems(word))

    @property
    def heads(self):
        """What a text is looked through for, quickly."""
        words = {*self.stems, *filter(None, [self.beginning])}
        return sorted({word[:HEAD] for word in words})


@lru_cache(500)
def _lamp(asked, by_parts):
    return _Lamp(asked, by_parts)


@lru_cache(20_000)
def _stems(word):
    return frozenset((dutch(word), english(word), *part_stems(word, known().parts)))


def _lit(text, lamp):
    """Yield where each word begins and ends that is lit; what hyphens join before its first word."""
    if HYPHENS.isdisjoint(text):  # most texts, in half of the time
        for found in WRITTEN.finditer(text):
            if lamp.lights(plain(found.group())):
                yield found.span()
        return
    for token in tokens(text):
        if lamp.lights(token.word):
            yield token.start, token.end


def _pieces(text, lamp):
    found, at = [], 0
    for start, end in _lit(text, lamp):
        if start < at:
            continue
        if start > at:
            found.append(Piece(text[at:start]))
        found.append(Piece(text[start:end], is_lit=True))
        at = end
    if at < len(text):
        found.append(Piece(text[at:]))
    return tuple(found)


def _first(text, lamp):
    """Return where the first word stands that is lit; 0 when none is found.

    A long text is not read word by word: where a stem seems to begin, the words around are read.
    """
    for start, _end in _lit(text[:WINDOW], lamp):
        return start
    if not lamp.heads or len(text) <= WINDOW:
        return 0
    heads = re.compile("|".join(map(re.escape, lamp.heads)), re.IGNORECASE)
    for place, seems in enumerate(heads.finditer(text, WINDOW - 100)):
        if place == PLACES:
            break
        start = text.rfind(" ", 0, seems.start()) + 1
        for at, _end in _lit(text[start : seems.start() + 100], lamp):
            return start + at
    return 0


def _word_at(text, at):
    """Return where the first word begins at or after a place."""
    blank = text.find(" ", at, at + 60)
    return blank + 1 if blank >= 0 else at


def _word_end(text, at):
    """Return where the last whole word before a place ends."""
    blank = text.rfind(" ", at - 60, at)
    return blank if blank > 0 else at
