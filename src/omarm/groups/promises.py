"""How well groups keep their answer promise. An app above that counts it fills this slot in its apps.py."""

from dataclasses import dataclass

from django.urls import reverse

_counted_by, _pages = [], []


@dataclass(frozen=True)
class Kept:
    """Of `n` questions this share, in per cent, had an answer within the promise."""

    share: int
    n: int


def register(kept):
    """Add `kept(group)`, which returns Kept of the last weeks, or None where there is nothing to tell."""
    _counted_by.append(kept)


def register_page(label, url_name):
    """Add a page about a group (by its address) on which who looks after it says more of what it promises."""
    _pages.append((label, url_name))


def pages_about(group):
    """Return (label, address) of each such page of a group."""
    return [(label, reverse(url_name, args=[group.slug])) for label, url_name in _pages]


def kept_in(group):
    """Return Kept of a group, as far as an app above knows, or None. It is for who may read the group."""
    return next((found for kept in _counted_by if (found := kept(group))), None)
