"""Lexemes and questions as PostgreSQL reads them: the text of a tsvector and of a tsquery.

Lexemes hold letters and digits only (`tokens.py`), so nothing in them can end the quotation marks around them.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import combinations, pairwise
from math import comb
from types import MappingProxyType

from .analysis import LAST_PLACE, Lexeme
from .asking import Asked, Term, ask, joined, needed
from .stems import dutch

MOST_PLACES = 255  # that PostgreSQL keeps of a lexeme
MOST_BYTES = 1_000_000  # of a tsvector, which may have 2^20

MARK = re.compile(r"@[a-z0-9]{1,40}")
IN_TITLE = "@@"  # before a lexeme: neither a word nor a mark begins so
WHOLE_WORDS = ":ABC"  # not the parts of compounds, which have D
MOST_COMBINATIONS = 80  # of words that are left out
NOTHING = MappingProxyType({})
_QUOTED = re.compile(r"(?P<word>'[^'@]+')(?P<weights>:[*A-D]+)?")

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


def tsquery(asked: Asked, also: Mapping[Term, Iterable[str]] = NOTHING) -> str:
    """Return the text for `%s::tsquery`: all words, all phrases, nothing of what must not be there; empty when there is nothing to find it by.

    `also` gives words what they may be found by besides, as texts for a tsquery: other words for the same.
    """
    return " & ".join(tsqueries(asked, also))


def tsqueries(asked: Asked, also: Mapping[Term, Iterable[str]] = NOTHING) -> list[str]:
    """Return what `tsquery` says as texts for `%s::tsquery` that each have to be met: an index takes them one by one.

    What must not be there goes with the first of them: by itself it would be met by nearly everything.
    """
    wanted = [_either(options) for options in _options(asked, also)]
    wanted += [found for phrase in asked.phrases if (found := _phrase(phrase))]
    return [_without(asked, wanted[0]), *wanted[1:]] if wanted else []


def tsquery_of_most(asked: Asked, also: Mapping[Term, Iterable[str]] = NOTHING, *, left_out: int = 1) -> str:
    """Return the text for `%s::tsquery` of all words but so many, a compound also by its parts apart.

    Of a compound that is asked for alone, each part counts as a word. Empty when a phrase is asked for, which has to stand as it is, when no word would be left, and when it would be long.
    """
    options = _loose_options(asked, also)
    if asked.phrases or len(options) <= left_out or comb(len(options), left_out) > MOST_COMBINATIONS:
        return ""
    kept = [" & ".join(some) for some in combinations(options, len(options) - left_out)]
    return _without(asked, f"({' | '.join(f'({one})' for one in kept)})")


def each_word(asked: Asked, also: Mapping[Term, Iterable[str]] = NOTHING) -> list[str]:
    """Return a text for `%s::tsquery` for each of the words apart, to tell which of them something holds."""
    return _loose_options(asked, also)


def titled(lexeme: Lexeme) -> Lexeme:
    """Return the lexeme once more, as one that is in a title: a lexeme of its own, so that an index finds titles alone."""
    return replace(lexeme, text=f"{IN_TITLE}{lexeme.text}")


def in_title(query: str) -> str:
    """Return the question asked of the lexemes of titles alone. Marks stay as they are."""
    return _QUOTED.sub(lambda found: f"'{IN_TITLE}{found['word'][1:]}{found['weights'] or ''}", query)


def only_in(weights: str, query: str) -> str:
    """Return the question limited to words of these weights. Marks stay as they are."""
    return _QUOTED.sub(lambda found: _limited(found, weights), query)


def as_one(terms: tuple[Term, ...]) -> list[str]:
    """Return texts for a tsquery of words written as one: `eiland vorming` is also eilandvorming."""
    return [f"'{lexeme}'" for lexeme in joined(terms)]


def saying(text: str) -> str:
    """Return the text for `%s::tsquery` of these words following each other: for another way to say something."""
    asked = ask(f'"{text}"')
    return _following(asked.phrases[0] if asked.phrases else asked.words, "")


def _options(asked, also):
    """What each needed word may be found by."""
    words = asked.needed
    options = [[*_word(term), *also.get(term, ())] for term in words]
    if asked.unfinished and words and words[-1] is asked.words[-1]:
        options[-1] += _beginnings(words[-1].word)
    return options


def _loose_options(asked, also):
    needed = asked.needed
    if len(needed) == 1 and len(needed[0].parts) > 1 and not asked.phrases:
        return [f"'{part}'" for part in needed[0].parts]
    return [
        _either([*found, *filter(None, [_together(term.parts)])])
        for term, found in zip(needed, _options(asked, also), strict=True)
    ]


def _without(asked, wanted):
    refused = [found for terms in asked.without if (found := _refused(terms))]
    return " & ".join([wanted, *(f"!{found}" for found in refused)]) if wanted else ""


def _together(lexemes):
    return f"({' & '.join(f"'{lexeme}'" for lexeme in lexemes)})" if len(lexemes) > 1 else ""


def _limited(found, weights):
    own = found["weights"] or ""
    star = "*" if "*" in own else ""
    named = own.strip(":*")
    return f"{found['word']}:{star}{''.join(weight for weight in weights if weight in (named or weights))}"


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
