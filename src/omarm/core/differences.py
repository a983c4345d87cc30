"""What changed between two texts, word by word, for people to read."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

MOST_COMPARED = 3_000  # words and signs of both together; above it sentences are compared, and above that the whole
_WORDS = re.compile(r"\s+|\w+|[^\w\s]")
_SENTENCES = re.compile(r"[^.!?\n]+[.!?\n]*|[.!?\n]+")


@dataclass(frozen=True)
class Piece:
    """A stretch of text that was kept, added or removed (`how` is "", "ins" or "del")."""

    how: str
    text: str


def differences(before, after):
    """Return the Pieces that make `after` out of `before`, word by word."""
    for parts in (_WORDS, _SENTENCES):
        old, new = parts.findall(before), parts.findall(after)
        if len(old) + len(new) <= MOST_COMPARED:
            return _pieces(old, new)
    return [Piece("del", before), Piece("ins", after)]


def _pieces(old, new):
    pieces = []
    for how, old_from, old_to, new_from, new_to in SequenceMatcher(None, old, new).get_opcodes():
        if how == "equal":
            pieces.append(Piece("", "".join(new[new_from:new_to])))
            continue
        gone, come = "".join(old[old_from:old_to]), "".join(new[new_from:new_to])
        pieces += [Piece("del", gone)] * bool(gone) + [Piece("ins", come)] * bool(come)
    return pieces
