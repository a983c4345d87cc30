"""From which day the intranet is open, and for whom."""

from omarm.groups.models import Group
from omarm.launch.models import Opening


def openings_now():
    """Return {audience: Opening} of what was decided and not taken back."""
    return {
        row.audience: row for row in Opening.objects.filter(taken_back_on=None).select_related("decided_by", "group")
    }


def pilot_groups(person):
    """Return the groups that this person can choose as a pilot: those that live and that they may know of, by name."""
    return Group.objects.listed_for(person).filter(archived_at=None).order_by("name")


def known_group(person, opening):
    """Return the name of the group of an opening, "" without one or where the person may not know of it."""
    if opening is None or opening.group_id is None:
        return ""
    return Group.objects.listed_for(person).filter(pk=opening.group_id).values_list("name", flat=True).first() or ""
