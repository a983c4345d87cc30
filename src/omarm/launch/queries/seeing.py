"""Who sees what of the launch, and who looks after it."""

from omarm.programme.queries.seeing import guides, sees_programme, sees_public


def sees_kit(person):
    """Return whether the person reads the kit and the business case: who look after all groups, the works council, leaders."""
    return sees_programme(person)


def runs_kit(person):
    """Return whether the person looks after the kit: community managers and administrators."""
    return guides(person)


def reads_public(person):
    """Return whether the person reads why this intranet, and takes part in the contest: everybody employed."""
    return sees_public(person)
