"""Where somebody can ask without their name: where so many could have asked it that it tells of no one."""

from omarm.core.floor import FLOOR
from omarm.groups.models import Membership
from omarm.people.models import Person
from omarm.people.queries import organisation
from omarm.questions.models import GroupTerms


def allows_nameless():
    """Return whether the organisation lets colleagues ask without their name."""
    here = organisation()
    return bool(here and here.allows_nameless)


def takes_nameless(group):
    """Return whether a group (None: the whole, or a department) takes questions without a name: it does unless it says no."""
    return group is None or not GroupTerms.objects.filter(group=group, takes_nameless=False).exists()


def possible_askers(place):
    """Return how many people could ask something at a Place."""
    if place.group:
        return Membership.objects.filter(group=place.group, person__is_active=True).count()
    colleagues = Person.objects.active().filter(is_guest=False)
    return (
        colleagues.filter(department__path__contains=[place.department.pk]).count()
        if place.department
        else colleagues.count()
    )


def shelters(place):
    """Return whether who asks at a Place is one of at least eight."""
    return possible_askers(place) >= FLOOR
