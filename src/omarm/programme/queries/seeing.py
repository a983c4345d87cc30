"""Who sees what of the programme, and who guides it."""

from omarm.adoption.queries.seeing import sees_overview


def guides(person):
    """Return whether the person sets goals and holds campaigns: community managers and administrators."""
    return person.is_authenticated and person.is_active and person.cares_for_all


def sees_programme(person):
    """Return whether the person reads how campaigns are put together: who guides, the works council, leaders."""
    return person.is_authenticated and sees_overview(person)


def sees_public(person):
    """Return whether the person reads what the organisation asks of everybody: all who work here, no guests."""
    return person.is_authenticated and not person.is_guest
