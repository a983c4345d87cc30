"""Names that people can see: of a group, a guest, a topic. Marks that nobody sees make two names of one, or none at all."""

import unicodedata

from django.utils.translation import gettext as _

from omarm.core.errors import DomainError

JOINERS = "\u200c\u200d"  # within a word of Persian, within an emoji of several: they change how their neighbours look
# Control, format (among them those that turn the direction of all that follows), half characters, private use.
UNSEEN = {"Cc", "Cf", "Cs", "Co"}
# Letters and signs that Unicode counts as such, and draws as nothing: fillers of Hangul, the empty pattern of Braille.
BLANK = {"\u034f", "\u115f", "\u1160", "\u17b4", "\u17b5", "\u2800", "\u3164", "\uffa0"}
SEEN = "LNPS"  # letters, digits, punctuation and symbols; marks and joiners stand on one of these, or nowhere


def legible(text: str) -> str:
    """Return a name as it is seen: one line, without what nobody sees; empty when nothing is left to read."""
    kept = "".join(letter for letter in text if letter.isspace() or _stays(letter))
    line = " ".join(kept.split())
    return line if any(unicodedata.category(letter)[0] in SEEN for letter in line) else ""


def checked_name(text: str, *, code: str) -> str:
    """Return a name as `legible` does. Raises DomainError, with this code, when there is nothing in it to read."""
    name = legible(text)
    if not name:
        raise DomainError(_("Type a name with letters or digits that people can see."), code=code)
    return name


def _stays(letter):
    return letter in JOINERS or not (letter in BLANK or unicodedata.category(letter) in UNSEEN)
