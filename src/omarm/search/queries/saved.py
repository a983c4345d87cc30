"""The searches that somebody keeps."""

from omarm.search.models import SavedSearch


def saved_for(person):
    """Return the person's own SavedSearches, by name."""
    return SavedSearch.objects.filter(person=person, removed_at=None)


def removed_by(person, pk):
    """Return the SavedSearch that the person just removed and may bring back, or None."""
    return SavedSearch.objects.filter(person=person, pk=pk).exclude(removed_at=None).first() if pk else None


def saved_search(person, pk):
    """Return one of the person's own, also a removed one. Raises SavedSearch.DoesNotExist."""
    return SavedSearch.objects.get(person=person, pk=pk)
