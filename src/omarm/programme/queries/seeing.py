"""Who sees what of the programme, and who guides it."""

from omarm.adoption.queries.seeing import guides, sees_overview

__all__ = ["guides", "sees_programme", "sees_public"]


def sees_programme(person):
    """Return whether the person reads how campaigns are put together: who guides, the works council, leaders."""
    return person.is_authenticated and sees_overview(person)


def sees_public(person):
    """Return whether the person reads what the organisation asks of everybody: all who work here, no guests."""
    return person.is_authenticated and not person.is_guest
