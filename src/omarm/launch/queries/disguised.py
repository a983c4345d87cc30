"""Words of the list of signals under a disguise: with blanks, marks, digits or letters of another script in them.

Moderation looks for whole words, so that nobody is stopped by half of one. A name for all stands on every page and is a word or
two: here a false hit costs one other try, and is told kindly.
"""

import re

from omarm.core.folding import fold
from omarm.core.legible import legible
from omarm.moderation.queries import signal_words

SHORTEST = 4  # letters: what is shorter stands inside too many good names
# Digits and signs that are read as a letter, and letters of Greek and Cyrillic that look like one of ours.
_CYRILLIC, _GREEK = (
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u043a\u043c\u043d\u0442\u0432\u0456\u0458\u0455\u0501\u051b\u051d",
    "\u03b1\u03b5\u03b9\u03ba\u03bd\u03bf\u03c1\u03c4\u03c5\u03c7",
)
LOOK_ALIKES = str.maketrans("01345789@$€!|" + _CYRILLIC + _GREEK, "oieastbgaseil" + "aeopcyxkmhtbijsdqw" + "aeikvoptux")
_LETTERS = re.compile(r"[^\W\d_]+")
_RUNS = re.compile(r"(.)\1+")
_SPELLED_OUT = re.compile(r"\b\w(?:\W+\w\b)+")


def disguised_in(name, why):
    """Return whether a word of the list stands anywhere in the name, or in a word of what is said with it, under a disguise."""
    words = [bare(row.folded) for row in signal_words()[0]]
    spelled = _SPELLED_OUT.findall(legible(why))
    tried = [bare(one) for one in (name, *legible(why).split(), *spelled)]
    return any(word in text for word in words if len(word) >= SHORTEST for text in tried)


def bare(text):
    """Return the letters of a text alone, look-alikes as ours, and of each run of one letter a single one."""
    letters = "".join(_LETTERS.findall(fold(legible(text)).translate(LOOK_ALIKES)))
    return _RUNS.sub(r"\1", letters)
