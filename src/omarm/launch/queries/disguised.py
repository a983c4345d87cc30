"""Words of the list of signals under a disguise: with blanks, marks, digits or letters of another script in them.

Moderation looks for whole words, so that nobody is stopped by half of one. A name for all stands on every page and is a word or
two: here a false hit costs one other try, and is told kindly. On the day of the contest the list of a house is mostly empty, so
that a short one of our own, Dutch and English, stands beside it.
"""

import re

from omarm.core.folding import fold
from omarm.core.legible import legible
from omarm.moderation.queries import signal_words

SHORTEST = 4  # letters: what is shorter stands inside too many good names
INSULTS = (
    "klootzak", "hufter", "sukkel", "debiel", "idioot", "imbeciel", "mongool", "achterlijk", "randdebiel", "smeerlap",
    "rotzak", "lamlul", "lulhannes", "kutwijf", "kutzooi", "kutbaas", "hoerenzoon", "hoerenkind", "kankerlijer",
    "teringlijer", "tyfus", "stront", "schijt", "hitler", "fuck", "bitch", "bastard", "asshole", "dickhead",
    "bullshit",
)  # fmt: skip
# Half of a good name (catering, knikker, newsletter), so that they are looked for as a word alone.
INSULTS_ALONE = (
    "kut", "lul", "trut", "slet", "hoer", "tering", "flikker", "nikker", "kreng", "teef", "mof", "nazi", "spast",
    "zeikerd", "shit", "cunt", "moron", "retard", "slut", "whore", "wanker", "nigger", "faggot", "crap",
)  # fmt: skip
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
_SPELLED_OUT = re.compile(r"\b\w(?:\W+\w\b)+")


def disguised_in(name, why):
    """Return whether a word of the list stands anywhere in the name, or in a word of what is said with it, under a disguise."""
    words = [bare(row.folded) for row in signal_words()[0]]
    inside = {word for word in words if len(word) >= SHORTEST} | {bare(word) for word in INSULTS}
    spelled = _SPELLED_OUT.findall(legible(why))
    tried = {bare(one) for one in (name, *legible(why).split(), *spelled)}
    alone = {bare(one) for one in legible(name).split()} | tried
    return any(word in text for word in inside for text in tried) or bool(_ALONE & alone)


def bare(text):
    """Return the letters of a text alone, look-alikes as ours, and of each run of one letter a single one."""
    letters = "".join(_LETTERS.findall(fold(legible(text)).translate(LOOK_ALIKES)))
    return _RUNS.sub(r"\1", letters)


_ALONE = {bare(word + ending) for word in INSULTS_ALONE for ending in _ENDINGS}
