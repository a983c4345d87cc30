"""Who sees what of Adoption. All of it is about many people; nothing here is about one."""


def guides(person):
    """Return whether the person looks after the programme: goals, campaigns, pilots and ambassadors. Who looks after all groups."""
    return person.is_authenticated and person.is_active and person.cares_for_all


def sees_all(person):
    """Return whether the person sees departments, places and groups: community managers, administrators, the works council."""
    return person.cares_for_all or person.has_role("works_council")


def sees_overview(person):
    """Return whether the person sees the organisation as a whole; leaders do too."""
    return sees_all(person) or person.has_role("leader")
