"""Bring a word to its stem, so that its forms meet.

Dutch: Kraaij & Pohlmann, “Porter's stemming algorithm for Dutch” (1994), as Snowball has it since its version 3. It takes
`ge` away wherever it could mark a participle, so that `gewerkt` meets `werken`; but also in `gebied` (bieden), `begeleiding`
(beleid) and `mogelijk`. Three things are ours: words of the dictionary that are no participles keep their `ge`; forms that
the rules do not bring together go to the base that the dictionary gives them first (`paden` to `pad`, `grote` to `groot`,
`parkeren` to `parkeer`); and of a compound the last part is stemmed. English: Snowball's own (“Porter 2”). Words come
folded (`core/folding.py`).
"""

import re
from functools import lru_cache

import snowballstemmer

from . import compounds
from .lexicon import Lexicon, lexicon
from .own_words import IRREGULAR, OWN_STEMS, SEPARABLE

# A `ge` that the stemmer might take away. It is hidden from it as `ga`, which is as good a syllable.
GE = re.compile(r"ge(?=\w{3})")


def stem(word: str, lang: str) -> str:
    """Return the stem of a folded word in the language (`nl`, `en`, or with a country behind it); else the word itself."""
    if lang.startswith("nl"):
        return dutch(word)
    return english(word) if lang.startswith("en") else word


@lru_cache(50_000)
def dutch(word: str) -> str:
    """Return the Dutch stem of a folded word; of a compound it is the last part that is stemmed."""
    *before, last = compounds.cut(word)
    return "".join(before) + listed(compounds.last_base(last) if before else last, lexicon())


@lru_cache(20_000)
def english(word: str) -> str:
    """Return the English stem of a folded word."""
    return snowballstemmer.stemmer("english").stemWord(word)


def listed(word: str, words: Lexicon) -> str:
    """Return the Dutch stem of a folded word that is no compound, by a Lexicon."""
    base = IRREGULAR.get(word) or words.bases.get(word)
    if not base:
        for before in SEPARABLE:
            if word.startswith(before) and (rest := word[len(before) :]) in words.bases:
                return before + listed(rest, words)
        base = _without_plural_s(word, words)
    if base in OWN_STEMS:
        return base
    kept = with_ge(base) if "ge" in base else ""
    return kept if kept in words.kept_ge else kraaij_pohlmann(base)


def kraaij_pohlmann(word: str) -> str:
    """Return the stem by the algorithm alone."""
    # A stemmer keeps the word in itself while it works: one for each call, because threads share modules.
    return snowballstemmer.stemmer("dutch").stemWord(word)


def with_ge(word: str) -> str:
    """Return the stem by the algorithm, without taking any `ge` away."""
    found = GE.search(word)
    if not found:
        return kraaij_pohlmann(word)
    hidden = kraaij_pohlmann(GE.sub("ga", word, count=1))
    at = found.start()
    return f"{hidden[:at]}ge{hidden[at + 2 :]}" if hidden.startswith("ga", at) else hidden


def _without_plural_s(word, words):
    """`collegas`, as `collega's` comes without its apostrophe."""
    return word[:-1] if word[-2:-1] in set("aiouy") and word[-1:] == "s" and _is_noun(word[:-1], words) else word


def _is_noun(word, words):
    return word in words.families or word in words.last or word in words.nouns
