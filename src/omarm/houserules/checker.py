"""Advice to who writes rules: a text that forbids more than it allows. Advice only; it never stops anybody.

The measure is our own: in each language we count the words that forbid and the words that allow or invite, by the two
lists below, and flag a text in which the first are more than the second. Words that forbid together ("may not", "mag
geen") count once, and what only looks like it ("hoeft niet": you need not) counts as allowing. It is a count of words
and understands nothing: "niet" in "niet alleen" counts too. There is no norm behind it; that rules which say what people
may do are read as an invitation is what we believe, and the page says so.
"""

import re
from dataclasses import dataclass

_BETWEEN = r"(?:[^\w.!?\n]+\w+){0,2}?[^\w.!?\n]+"  # "mag je hier niet", within one sentence
_FREE_AFTER_ALL = {
    "nl": rf"\b(?:hoeft|hoef|hoeven){_BETWEEN}(?:niet|geen|niets)\b",
    "en": r"\b(?:need not|needn['’]t|do(?:es)?(?: not|n['’]t) (?:have|need) to)\b",
}
_FORBIDS = {
    "nl": (
        rf"\b(?:mag|mogen|mocht|kan|kun|kunt|kunnen){_BETWEEN}(?:niet|geen|nooit|niets|niemand)\b"
        r"|\b(?:niet|geen|nooit|niets|verboden|verbod|verbieden|verbiedt|ontoelaatbaar|vermijd|voorkom|stop)\b"
    ),
    "en": (
        r"\b(?:may|must|can|could|should|shall|do|does|will|would)\s+(?:not|never)\b|\b(?:cannot|\w+n['’]t)\b"
        r"|\b(?:not|no|never|nothing|forbidden|forbid|forbids|prohibited|prohibit|banned|ban|avoid|refrain|stop)\b"
    ),
}
_ALLOWS = {
    "nl": (
        r"\b(?:mag|mogen|kan|kun|kunt|kunnen|graag|welkom|gerust|liefst|vrij|ruimte|durf|probeer|help|samen|nodig uit)\b"
    ),
    "en": r"\b(?:may|can|could|please|welcome|gladly|free to|feel free|like to|try|dare|help|together|invite)\b",
}


@dataclass(frozen=True)
class Tally:
    """The words of a text that forbid, and those that allow or invite, as they were written."""

    forbids: tuple[str, ...] = ()
    allows: tuple[str, ...] = ()

    @property
    def is_flagged(self):
        """Whether it forbids more than it allows."""
        return len(self.forbids) > len(self.allows)


def tally(text, lang):
    """Return the Tally of a text in a language ("nl" or "en")."""
    free, text = _taken_out(_FREE_AFTER_ALL[lang], text)
    forbids, text = _taken_out(_FORBIDS[lang], text)
    allows, _rest = _taken_out(_ALLOWS[lang], text)
    return Tally(tuple(forbids), (*free, *allows))


def flagged(texts):
    """Return the Tally by language of what is flagged in `texts` ({"nl": text, "en": text}); {} when nothing is."""
    tallies = {lang: tally(text, lang) for lang, text in texts.items()}
    return {lang: found for lang, found in tallies.items() if found.is_flagged}


def _taken_out(pattern, text):
    """Return what the pattern finds, in small letters, and the text without it."""
    found = [" ".join(one.lower().split()) for one in re.findall(pattern, text, re.IGNORECASE)]
    return found, re.sub(pattern, " · ", text, flags=re.IGNORECASE)
