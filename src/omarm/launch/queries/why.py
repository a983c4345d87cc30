"""Why this intranet: the edition that stands, those of before, and the one that is being written."""

from hashlib import sha256

from omarm.core.remembered import remembered
from omarm.launch.models import Edition
from omarm.launch.queries.seeing import reads_public


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
    return reads_public(person) and one_stands()


@remembered(seconds=5)
def one_stands():
    """Return whether an edition was ever published."""
    return Edition.objects.exclude(published_at=None).exists()


forget_why = one_stands.forget


WORDS = ("kind", "means", "wish", "goal", "values", "scope", "not_scope", "audience", "signal")
