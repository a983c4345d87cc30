"""Whom the managers of a group see to: who could own it from now on, and its guests."""

from omarm.groups.models import Group, Membership
from omarm.groups.queries.belonging import ROLE_ORDER
from omarm.people.models import Person
from omarm.people.queries.finding import best_named, narrowed

MOST = 20


def who_to_own(person, group, heading, *, text=""):
    """Return the colleagues to whom the person can give the group, its managers first, at most twenty.

    They are its members; who cares for all groups, and gives one that nobody owns, finds any colleague by name.
    """
    if text.strip() and heading["may_take"] and heading["may_archive"]:
        return [colleague for colleague in colleagues_by_name(person, text) if colleague != person]
    if not heading["may_read"]:
        return []
    colleagues = Person.objects.visible_to(person).active().filter(is_guest=False).exclude(pk=person.pk)
    inside = Membership.objects.filter(group=group, person__in=narrowed(colleagues, text, reader=person))
    rows = inside.select_related("person__department").order_by(ROLE_ORDER, "person__sort_key")[:MOST]
    return [row.person for row in rows]


def colleagues_by_name(person, text):
    """Return the colleagues by name who could own a group, at most twenty, who is called so first; none without text."""
    if not text.strip():
        return []
    colleagues = Person.objects.visible_to(person).active().filter(is_guest=False)
    return best_named(colleagues, text, reader=person, limit=MOST)


def guest_in(manager, slug, membership_id):
    """Return the membership of a guest in a group that the person manages. Raises Membership.DoesNotExist."""
    managed = Group.objects.managed_by(manager).filter(slug=slug)
    guests = Membership.objects.select_related("person", "group").filter(group__in=managed, person__is_guest=True)
    return guests.get(pk=membership_id)
