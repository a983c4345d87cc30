"""Who sees what of the ambassadors, and who guides them."""

from omarm.adoption.queries.seeing import guides, sees_all
from omarm.ambassadors.models import Ambassador


def sees_public(person):
    """Return whether the person reads the call and who the ambassadors are: everybody who works here, no guests."""
    return person.is_authenticated and not person.is_guest


def sees_team(person):
    """Return whether the person sees what the team covers and whether it meets: who guides, and the works council."""
    return person.is_authenticated and sees_all(person)


def is_ambassador(person):
    """Return whether the person is in the team now."""
    return Ambassador.objects.serving().filter(person=person.pk).exists()


def sees_room(person):
    """Return whether the person reads the meetings and what was written for them: the team, and who guides it.

    The works council does not: what colleagues say here is said among ambassadors.
    """
    return guides(person) or (sees_public(person) and is_ambassador(person))
