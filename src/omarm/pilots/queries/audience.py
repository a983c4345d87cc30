"""Who is in a pilot, and where they read of it."""

from django.urls import reverse

from omarm.groups.models import Membership
from omarm.notifications.queries import told_before
from omarm.people.models import Department, Person

INVITED = "pilots.invited"


def still_to_invite(pilot):
    """Return the ids of who is in the audience and was not told of this pilot before, as a list."""
    told = told_before(what=INVITED, url=address_for_audience(pilot))
    return sorted(set(people_in(pilot)) - set(told))


def people_in(pilot):
    """Return the ids of the colleagues in the audience of a pilot: members of its group, or all below its department. No guests."""
    if pilot.group_id:
        return Membership.objects.of_colleagues().filter(group=pilot.group_id).values_list("person", flat=True)
    if pilot.department_id is None:
        return Person.objects.none().values_list("pk", flat=True)
    inside = Department.objects.within(pilot.department)
    people = Person.objects.active().filter(department__in=inside.values("pk"), is_guest=False)
    return people.values_list("pk", flat=True)


def address_for_audience(pilot):
    """Return where its audience reads what is tried: About their group, or the page of the programme."""
    if pilot.group:
        return f"{reverse('groups:about', args=[pilot.group.slug])}#pilot-{pilot.pk}"
    return f"{reverse('programme:public')}#pilot-{pilot.pk}"


def whom_to_tell(pilot, *, but=None):
    """Return the ids of who hears how a pilot goes: its owner, and who guides; not who did it (an id)."""
    people = set(Person.objects.caring_for_all().values_list("pk", flat=True))
    if pilot.owner_id:
        people.add(pilot.owner_id)
    return sorted(people - {but})
