"""How a post came to read as it does: the words that went and the words that came, change by change."""

import re
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from itertools import pairwise

from omarm.core import richtext
from omarm.stream.models import Revision

MOST_CHANGES = 20
LONGEST_COMPARED = 20_000  # characters; longer texts are compared as a whole
_WORDS = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True)
class Piece:
    """A stretch of text that was kept, added or removed (`how` is "", "ins" or "del")."""

    how: str
    text: str


@dataclass(frozen=True)
class Change:
    """One change: when it was made, and the pieces of title and text before and after it."""

    changed_at: datetime
    title: list[Piece]
    text: list[Piece]


def changes_of(post):
    """Return the last changes of a post that the person may read, the newest first."""
    versions = list(Revision.objects.filter(post=post).order_by("-number")[: MOST_CHANGES + 1])
    later = [_Version(post.edited_at, post.title, post.text), *(_Version.of(row) for row in versions)]
    pairs = list(pairwise(later))[:MOST_CHANGES]
    return [Change(new.at, differences(old.title, new.title), differences(old.text, new.text)) for new, old in pairs]


def differences(before, after):
    """Return the Pieces that make `after` out of `before`, word by word."""
    if len(before) + len(after) > 2 * LONGEST_COMPARED:
        return [Piece("del", before), Piece("ins", after)]
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    pieces = []
    for how, old_from, old_to, new_from, new_to in SequenceMatcher(None, old, new).get_opcodes():
        if how == "equal":
            pieces.append(Piece("", "".join(new[new_from:new_to])))
            continue
        gone, come = "".join(old[old_from:old_to]), "".join(new[new_from:new_to])
        pieces += [Piece("del", gone)] * bool(gone) + [Piece("ins", come)] * bool(come)
    return pieces


@dataclass(frozen=True)
class _Version:
    at: datetime
    title: str
    text: str

    @classmethod
    def of(cls, row):
        return cls(row.written_at, row.title, richtext.to_text(row.body))
