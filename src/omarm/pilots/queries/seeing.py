"""Who sees pilots, and who guides them."""

from omarm.adoption.queries.seeing import guides, sees_all
from omarm.groups.models import Group, Membership


def sees_pilots(person):
    """Return whether the person sees all pilots: who guides, and the works council."""
    return person.is_authenticated and sees_all(person)


def sees_numbers(person, pilot):
    """Return whether the person may see the numbers behind the lights of a pilot, as they are now.

    Of a group those do who see them in its health too (`care`): who looks after it, and who guides and may read it. Of a
    department who sees the figures of departments.
    """
    if not pilot.group_id:
        return sees_all(person)
    if guides(person):
        return Group.objects.readable_by(person).filter(pk=pilot.group_id).exists()
    mine = Membership.objects.filter(group=pilot.group_id, person=person.pk, role__in=Membership.MANAGING)
    return mine.exists()
