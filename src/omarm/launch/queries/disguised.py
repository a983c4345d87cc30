"""Words that hurt under a disguise: with blanks, marks, digits or letters of another script in them, or as part of a word.

Moderation looks for whole words, so that nobody is stopped by half of one. A name for all stands on every page and is a word or
two: here a false hit costs one other try, and is told kindly. What may be meant well is not refused: a colleague looks first.
"""

import re

from omarm.core.folding import fold
from omarm.core.legible import legible
from omarm.launch.queries.insults import ALONE, BEGINNING, DOUBTFUL, GOOD, INSIDE
from omarm.moderation.queries import signal_words

SHORTEST = 4  # letters: what is shorter stands inside too many good names
_ENDINGS = ("", "s", "e", "en", "je", "jes")
# Digits and signs that are read as a letter, and letters of Greek and Cyrillic that look like one of ours.
_CYRILLIC, _GREEK = (
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u043a\u043c\u043d\u0442\u0432\u0456\u0458\u0455\u0501\u051b\u051d",
    "\u03b1\u03b5\u03b9\u03ba\u03bc\u03bd\u03bf\u03c1\u03c4\u03c5\u03c7",
)
_SMALL_CAPITALS = "\u1d00\u0299\u1d04\u1d05\u1d07\ua730\u0262\u029c\u026a\u1d0a\u1d0b\u029f\u1d0d\u0274\u1d0f\u1d18\u0280\ua731\u1d1b\u1d1c\u1d20\u1d21\u028f\u1d22"
LOOK_ALIKES = str.maketrans(
    "01345789@$€!|" + _CYRILLIC + _GREEK + _SMALL_CAPITALS,
    "oieastbgaseil" + "aeopcyxkmhtbijsdqw" + "aeikuvoptux" + "abcdefghijklmnoprstuvwyz",
)
_LETTERS = re.compile(r"[^\W\d_]+")
_RUNS = re.compile(r"(.)\1+")
_PARTS = re.compile(r"[\s\-‐-―_/.,:;'’+&()]+")
_HUMPS = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SPELLED_OUT = re.compile(r"\b\w(?:\W+\w\b)+")


def disguised_in(name, why):
    """Return whether a word that hurts stands in the name, or in a word of what is said with it, under a disguise."""
    house = {word for row in signal_words()[0] if len(word := bare(row.folded)) >= SHORTEST}
    tried = _tried(name, why)
    begun = {_without_good(text) for text in tried}
    return (
        any(word in text for word in house | _INSIDE for text in tried)
        or bool(_ALONE & tried)
        or any(text.startswith(_BEGINNING) for text in begun)
        or bool(_DOUBTFUL & {bare(name)})
    )


def is_doubtful(name, why):
    """Return whether a colleague has to look at a name first, which is not refused: half a word in it may hurt."""
    return any(word in _without_good(text) for word in _DOUBTFUL for text in _tried(name, why))


def bare(text):
    """Return the letters of a text alone, look-alikes as ours, and of each run of one letter a single one."""
    letters = "".join(_LETTERS.findall(fold(legible(text)).translate(LOOK_ALIKES)))
    return _RUNS.sub(r"\1", letters)


def _tried(name, why):
    """Return what is looked at, bare: the name as a whole and in parts, and of what is said with it each word and what is spelled."""
    name, why = legible(name), legible(why)
    parts = {part for text in (name, _HUMPS.sub(" ", name), why) for part in _PARTS.split(text)}
    return {text for one in (name, *parts, *_SPELLED_OUT.findall(why)) if (text := bare(one))}


def _without_good(text):
    """Return a bare text without the good word that it begins with."""
    return next((text.removeprefix(good) for good in _GOOD if text.startswith(good)), text)


_GOOD = tuple(bare(word) for word in GOOD)
_INSIDE = {bare(word) for word in INSIDE}
_BEGINNING = tuple(bare(word) for word in BEGINNING)
_DOUBTFUL = {bare(word) for word in DOUBTFUL}
_ALONE = {bare(word + ending) for word in ALONE for ending in _ENDINGS}
