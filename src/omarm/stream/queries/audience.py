"""Who will be able to read what is posted somewhere, said before it is posted."""

from dataclasses import dataclass

from omarm.groups.models import Group, Membership
from omarm.people.models import Department, Person


@dataclass(frozen=True)
class Audience:
    """Whom a place reaches: everyone, a group's members, or a department; `size` is how many active people that are."""

    group: Group | None
    department: Department | None
    size: int

    @property
    def icon(self):
        if self.group:
            return "users-round" if self.group.is_open else "lock"
        return "building-2" if self.department else "globe"


def audience_of(place):
    """Return the Audience of a Place."""
    people = Person.objects.active()
    if place.group:
        people = people.filter(pk__in=Membership.objects.filter(group=place.group).values("person"))
    elif place.department:
        people = people.filter(is_guest=False, department__in=Department.objects.within(place.department))
    else:
        people = people.filter(is_guest=False)
    return Audience(place.group, place.department, people.count())
