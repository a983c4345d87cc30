"""What every page knows: the organisation. Asked for only when a template reaches for it."""

from django.utils.functional import SimpleLazyObject

from omarm.people.queries import organisation as find_organisation


def organisation(request):
    """Return the organisation for the frame of the page."""
    return {"organisation": SimpleLazyObject(find_organisation)}
