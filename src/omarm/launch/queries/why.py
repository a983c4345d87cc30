"""Why this intranet: the edition that stands, those of before, and the one that is being written."""

from hashlib import sha256
from time import monotonic
from types import SimpleNamespace

from omarm.launch.models import Edition
from omarm.launch.queries.seeing import reads_public

_remembered = SimpleNamespace(stands=False, until=0, seconds=5)


def published_editions():
    """Return the editions that stand or stood, the newest first."""
    return Edition.objects.exclude(published_at=None).select_related("published_by")


def edition_numbered(number):
    """Return a published Edition. Raises Edition.DoesNotExist."""
    return published_editions().get(pk=number)


def draft():
    """Return the Edition that is being written, or None."""
    return Edition.objects.filter(published_at=None).first()


def begun_edition():
    """Return the Edition to write on: the draft, else a new one with the words that stand; it is not stored."""
    last = published_editions().first()
    return draft() or Edition(
        number=last.number + 1 if last else 1, **({name: getattr(last, name) for name in WORDS} if last else {})
    )


def stamp_of(edition):
    """Return what tells whether an Edition has other words than before: 16 letters, "" for None."""
    if edition is None:
        return ""
    return sha256("\0".join(getattr(edition, name) for name in WORDS).encode()).hexdigest()[:16]


def stands_for(person):
    """Return whether there is a page to read for this person; at most five seconds old, as every page asks it."""
    if not reads_public(person):
        return False
    if _remembered.until < monotonic():
        _remembered.stands = Edition.objects.exclude(published_at=None).exists()
        _remembered.until = monotonic() + _remembered.seconds
    return _remembered.stands


def forget_why():
    """Have the next page ask anew: after publishing, and between tests."""
    _remembered.until = 0


WORDS = ("kind", "means", "wish", "goal", "values", "scope", "not_scope", "audience", "signal")
