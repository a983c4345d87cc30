"""The words of a text: where they stand, and how they are compared.

A word is letters and digits, with apostrophes between them. A hyphen is a boundary, but words that it joins are one word
as well: `wmo-consulent` is `wmo`, `consulent` and `wmoconsulent`. Soft hyphens and marks without width, as they come
along from a word processor, are no boundary. Nothing but letters and digits is left in a word, so that no text can say
anything in the language of a database.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from omarm.core.folding import fold

LONGEST = 64  # letters; what is longer is cut: an address or noise, well under the 2,046 bytes of a tsvector's word
MOST_JOINED = 4  # words that hyphens make into one

_WIDTHLESS = "\u00ad\u200b-\u200d\u2060\ufeff"
_LETTER = rf"(?:[^\W_]|[\u0300-\u036f{_WIDTHLESS}])"
WRITTEN = re.compile(rf"[^\W_]{_LETTER}*(?:['’ʼ]{_LETTER}+)*")  # a word; `plain` says how it is compared
_DROPPED = re.compile(rf"[{_WIDTHLESS}]")
_GENITIVE = re.compile(r"['’ʼ][sS]$")
HYPHENS = {"-", "\u2010", "\u2011"}


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: `text[start:end]` as it was written, `word` as it is compared, `at` its place from 1.

    What hyphens join has the place of its first word. `capitals` says that it was written so, as IT and OR are.
    """

    word: str
    at: int
    start: int
    end: int
    joined: bool = False
    capitals: bool = False


def tokens(text: str) -> Iterator[Token]:
    """Yield the words of the text in their order; what is joined before its first word."""
    chain = []
    for token in _words(text):
        if chain and not (token.start - chain[-1].end == 1 and text[chain[-1].end] in HYPHENS):
            yield from _with_joined(chain)
            chain = []
        chain.append(token)
    yield from _with_joined(chain)


@lru_cache(50_000)
def plain(text: str) -> str:
    """Return one written word as it is compared: folded, letters and digits only; empty when none are left."""
    bare = _DROPPED.sub("", _GENITIVE.sub("", text))
    word = fold(bare)
    if not word.isalnum():
        word = "".join(letter for letter in word if letter.isalnum())
    return word[:LONGEST]


def _words(text):
    at = 0
    for found in WRITTEN.finditer(text):
        written = found.group()
        if word := plain(written):
            at += 1
            yield Token(word, at, *found.span(), capitals=len(written) > 1 and written.isupper())


def _with_joined(chain):
    if 1 < len(chain) <= MOST_JOINED:
        whole = "".join(token.word for token in chain)
        if len(whole) <= LONGEST:
            yield Token(whole, chain[0].at, chain[0].start, chain[-1].end, joined=True)
    yield from chain
