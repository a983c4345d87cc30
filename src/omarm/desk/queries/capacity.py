"""Whether there are hours enough for the community, by the rule of the organisation."""

from dataclasses import dataclass
from math import ceil

from omarm.desk.models import Capacity
from omarm.groups.models import Group
from omarm.people.models import Person, Role

NO_MANAGER, UNKNOWN, SHORT, ENOUGH = "no_manager", "unknown", "short", "enough"


@dataclass(frozen=True)
class CapacityNow:
    """How many hours a week there are (None: nobody entered them), how many the rule asks for, and of what.

    `managers` is how many have the task of community manager, `people` the accounts of colleagues, `groups` those that live
    and that the reader may know of.
    """

    hours: int | None
    people: int
    groups: int
    managers: int
    rule: Capacity

    @property
    def needed(self):
        """The hours a week that the rule asks for: so many colleagues and so many groups for each hour, rounded up."""
        return ceil(self.people / self.rule.people_an_hour + self.groups / self.rule.groups_an_hour)

    @property
    def state(self):
        """How it stands: "no_manager" before all else, "unknown" without hours, "short" or "enough"."""
        if not self.managers:
            return NO_MANAGER
        if self.hours is None:
            return UNKNOWN
        return SHORT if self.hours < self.needed else ENOUGH

    @property
    def lacking(self):
        """How many hours are lacking; 0 where there are enough."""
        return max(0, self.needed - (self.hours or 0))


def capacity(person):
    """Return the CapacityNow of the organisation as this person may know it: beside the list of groups, a count of all of them
    would tell how many are hidden. Whether somebody may see it is asked before (launch, desk).
    """
    rule = Capacity.objects.first() or Capacity()
    here = Person.objects.active().named().filter(is_guest=False)
    managers = here.filter(roles__code=Role.Code.COMMUNITY_MANAGER).distinct()
    return CapacityNow(
        hours=rule.hours, people=here.count(), managers=managers.count(), rule=rule,
        groups=Group.objects.listed_for(person).filter(archived_at=None).count(),
    )  # fmt: skip
