"""Where the words of a file go: made clean, counted, and written at once, so that what was read is kept when it ends."""

import re
import unicodedata

from omarm.media.reading import MOST_LETTERS
from omarm.media.reading.outcome import TooMuch

# Controls, halves of surrogates, marks for private use and what is no letter at all: a database may refuse them.
NO_LETTERS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufff0-\uffff\U000e0000-\U000effff\U000f0000-\U0010ffff]"
)
INVISIBLE = re.compile("[\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
BROKEN_OFF = re.compile(r"(?<=[^\W\d_])[-\u2010]\n(?=[a-zà-öø-ÿ])")  # a word cut at the end of a line
SPACES = re.compile(r"[^\S\n]+")
LINES = re.compile(r" ?\n[\s]*")
LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})


class Pages:
    """Takes the words of a file piece by piece and writes them as UTF-8 to something that takes bytes."""

    def __init__(self, out, most=MOST_LETTERS):
        self._out, self._left = out, most

    def add(self, text):
        """Write a piece of text that stands by itself: a page, a paragraph. Raises TooMuch when there are enough."""
        words = clean(text)[: self._left]
        self._out.write(words.encode("utf-8", "ignore") + b"\n")
        self._left -= len(words) + 1
        if self._left <= 0:
            self._out.flush()
            raise TooMuch


def clean(text):
    """Return a text as it can be kept and looked through: no marks that cannot be seen, words cut at line ends whole."""
    text = BROKEN_OFF.sub("", INVISIBLE.sub("", text.replace("\r\n", "\n")).translate(LIGATURES))
    text = unicodedata.normalize("NFC", NO_LETTERS.sub(" ", text))
    return LINES.sub("\n", SPACES.sub(" ", text)).strip()
