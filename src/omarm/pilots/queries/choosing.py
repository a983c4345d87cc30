"""For whom a pilot can be, and with what the next one begins."""

from dataclasses import dataclass

from omarm.core.chips import is_id
from omarm.groups.models import Group
from omarm.people.models import Department
from omarm.people.queries import department_choices
from omarm.pilots.models import Pilot
from omarm.stream.commands import reachable_places


@dataclass(frozen=True)
class Audience:
    """A group or a department that goes first."""

    group: Group | None = None
    department: Department | None = None

    @property
    def kind(self):
        """Return "group" or "department"."""
        return "group" if self.group else "department"

    @property
    def name(self):
        """Return what it is called."""
        return (self.group or self.department).name

    @property
    def address(self):
        """Return how the address of the form names it."""
        return f"{self.kind}={(self.group or self.department).pk}"


def audience_named(person, *, group="", department=""):
    """Return the Audience that an address names by its number, None when it names none.

    Raises KeyError for one that this person cannot choose: not known to them, closed, or hidden.
    """
    if group:
        rows = Group.objects.listed_for(person).filter(archived_at=None).not_discreet()
        found = rows.filter(pk=int(group)).first() if is_id(group) else None
        return Audience(group=_there(found))
    if department:
        found = {str(row.pk): row for row in department_choices(person)}
        return Audience(department=_there(found.get(department)))
    return None


def audience_of(pilot):
    """Return the Audience of a pilot, None when it is gone."""
    return None if pilot.is_gone else Audience(group=pilot.group, department=pilot.department)


def conditions_of(pilot):
    """Return the conditions of a pilot as the form begins with them and commands take them: [(rule, code, value)]."""
    return [(row.rule, row.code, row.value) for row in pilot.conditions.all()]


def pilot_to_follow(person, pk):
    """Return the pilot that a next one is prepared after, with its conditions. Raises Pilot.DoesNotExist."""
    if not is_id(pk) or not person.cares_for_all:
        raise Pilot.DoesNotExist
    return Pilot.objects.select_related("group", "department", "owner").prefetch_related("conditions").get(pk=int(pk))


def place_to_write(person, pilot):
    """Return how the composer calls the audience of a pilot when the person may write to it, else ""."""
    if not pilot.is_settled or not pilot.kind:
        return ""
    wanted = pilot.group_id or pilot.department_id
    reached = {row.pk for place in reachable_places(person) if (row := getattr(place, pilot.kind))}
    return f"{pilot.kind}-{wanted}" if wanted in reached else ""


def _there(found):
    if found is None:
        raise KeyError
    return found
