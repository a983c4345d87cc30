"""Lexemes and questions as PostgreSQL reads them: the text of a tsvector and of a tsquery.

Lexemes hold letters and digits only (`tokens.py`), so nothing in them can end the quotation marks around them.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from .analysis import LAST_PLACE, Lexeme
from .asking import Asked, Term, joined, needed
from .stems import dutch

MOST_PLACES = 255  # that PostgreSQL keeps of a lexeme
MOST_BYTES = 1_000_000  # of a tsvector, which may have 2^20

MARK = re.compile(r"@[a-z0-9]{1,40}")
WHOLE_WORDS = ":ABC"  # not the parts of compounds, which have D

# Endings that a word may still get while it is typed, so that it has another stem than its beginning.
ENDINGS = ("en", "ing", "ingen", "heid", "heden", "lijk", "atie", "aties")
SHORTEST_BEFORE_ENDING = 4


def tsvector(lexemes: Iterable[Lexeme], marks: Iterable[str] = ()) -> str:
    """Return the text for `%s::tsvector`: the lexemes with their places, and marks without.

    A mark is what no text can hold, `@` and letters. Raises ValueError for another one. What does not fit is left out.
    """
    places, size = defaultdict(dict), 0
    for lexeme in lexemes:
        found = places.get(lexeme.text, {})
        size += 2 if found else len(lexeme.text.encode()) + 8
        if size > MOST_BYTES:
            break
        if len(found) < MOST_PLACES or lexeme.at in found:
            at = min(lexeme.at, LAST_PLACE)
            places[lexeme.text][at] = min(lexeme.weight, places[lexeme.text].get(at, "D"))
    words = (
        f"'{text}':" + ",".join(f"{at}{weight}" for at, weight in at_places.items())
        for text, at_places in places.items()
    )
    return " ".join([*(f"'{_checked(mark)}'" for mark in marks), *words])


def tsquery(asked: Asked) -> str:
    """Return the text for `%s::tsquery`: all words, all phrases, nothing of what must not be there; empty when there is nothing to find it by."""
    words = asked.needed
    wanted = [_either(_word(term)) for term in words]
    if asked.unfinished and words and words[-1] is asked.words[-1]:
        wanted[-1] = _either([*_word(words[-1]), *_beginnings(words[-1].word)])
    wanted += [found for phrase in asked.phrases if (found := _phrase(phrase))]
    if not wanted:
        return ""
    refused = [found for terms in asked.without if (found := _refused(terms))]
    return " & ".join(wanted + [f"!{found}" for found in refused])


def _word(term: Term):
    found = [f"'{lexeme}'" for lexeme in term.lexemes]
    return [*found, *filter(None, [_following(term.pieces, "")])] if term.pieces else found


def _beginnings(word):
    """`fietsvergoedin` is the beginning of no stem, but of a word whose stem is known."""
    whole = {
        dutch(word[: len(word) - letters] + ending)
        for ending in ENDINGS
        for letters in range(1, len(ending))
        if word.endswith(ending[:letters]) and len(word) - letters >= SHORTEST_BEFORE_ENDING
    }
    return [f"'{word}':*", *(f"'{lexeme}'" for lexeme in sorted(whole))]


def _phrase(terms):
    return _either([found for found in (_following(terms, WHOLE_WORDS), *_whole(joined(terms))) if found])


def _following(terms, weights):
    """Return the words in their order, each so far behind the one before as it was written; common ones are passed over."""
    kept = needed(terms)
    if not kept:
        return ""
    found = _either([f"'{lexeme}'{weights}" for lexeme in kept[0].lexemes])
    for before, term in pairwise(kept):
        found += f" <{term.at - before.at}> " + _either([f"'{lexeme}'{weights}" for lexeme in term.lexemes])
    return f"({found})"


def _refused(terms):
    """What must not be there, as a whole word: `-fiets` leaves `fietsvergoeding` be."""
    if len(terms) == 1 and not terms[0].pieces:
        return _either(_whole(terms[0].lexemes))
    return _phrase(terms[0].pieces or terms)


def _whole(lexemes):
    return [f"'{lexeme}'{WHOLE_WORDS}" for lexeme in lexemes]


def _either(options):
    options = list(dict.fromkeys(options))
    return f"({' | '.join(options)})" if len(options) > 1 else "".join(options)


def _checked(mark):
    if not MARK.fullmatch(mark):
        raise ValueError(f"Not a mark: {mark!r}")
    return mark
