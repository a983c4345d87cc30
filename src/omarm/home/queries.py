"""What pages ask that are made of several apps."""

from omarm.groups.models import Group, Membership
from omarm.people.models import Department, Person
from omarm.stream.queries import groups_with_news


def groups_in_common(person, colleague):
    """Return the groups of a colleague of which the reader may see the members, by name."""
    return Group.objects.readable_by(person).filter(memberships__person=colleague, archived_at=None).order_by("name")


def manager_of(person, colleague):
    """Return who manages a colleague, if the reader may see them, else None: a guest knows fellow members only."""
    return Person.objects.visible_to(person).filter(pk=colleague.manager_id).first() if colleague.manager_id else None


def live_channels(person):
    """Return the channels of the live stream that are for this person: all, own, groups, departments."""
    groups = [f"g{pk}" for pk in Membership.objects.filter(person=person, in_home=True).values_list("group", flat=True)]
    if person.is_guest:
        return [f"p{person.pk}", *groups]
    above = Department.objects.above(person.department_id).values_list("part", flat=True)
    return ["all", f"p{person.pk}", *groups, *(f"d{pk}" for pk in above)]


def nav_groups(person):
    """Return the context of “My groups” in the frame: those that moved last, and whether there is news."""
    if not person.is_authenticated:
        return {"groups": []}
    return {"groups": [{"name": name, "slug": slug, "new": new} for name, slug, new in groups_with_news(person)]}
