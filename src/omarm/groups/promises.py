"""How well groups keep their answer promise. An app above that counts it fills this slot in its apps.py."""

from dataclasses import dataclass

_counted_by = []


@dataclass(frozen=True)
class Kept:
    """Of `n` questions this share, in per cent, had an answer within the promise."""

    share: int
    n: int


def register(kept):
    """Add `kept(group)`, which returns Kept of the last weeks, or None where there is nothing to tell."""
    _counted_by.append(kept)


def kept_in(group):
    """Return Kept of a group, as far as an app above knows, or None. It is for who may read the group."""
    return next((found for kept in _counted_by if (found := kept(group))), None)
