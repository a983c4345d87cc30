"""What a staff list tells over and above who is there: where people work now, and who manages them."""

from omarm.importers.models import ImportedItem
from omarm.importers.readers.cycles import cycles_in
from omarm.people import commands as people
from omarm.people.models import Person
from omarm.profiles.queries import columns_of_staff

OWN = frozenset({"function", "phone", "place"})  # what people may keep themselves, if the organisation says so


def follow(archive, outcome, staff):
    """Bring everybody on the list up to date: what the staff administration keeps, and where people told nothing yet."""
    changed, own = set(), OWN - columns_of_staff()
    for source in archive.people:
        person = staff[source.key]
        welcomed = source.key in staff.met and source.active and _welcome(person, archive.source)
        listed = people.Listed(
            function=source.function, department=staff.departments.get(source.department),
            manager=staff.get(source.manager_key), phone=source.phone, place=source.place,
        )  # fmt: skip
        if people.follow_staff_list(actor=None, person=person, listed=listed, own=own) or welcomed:
            changed.add(source.key)
    _end_circles({staff[source.key].pk for source in archive.people if source.manager_key})
    outcome.counts["updated"] += len(changed - staff.made)


def _welcome(person, source):
    """Let in somebody whom a chat brought in and who now turns out to be a colleague. An ended account stays ended."""
    if person.is_active or person.has_usable_password():
        return False
    brought_in = ImportedItem.objects.filter(model=Person._meta.label_lower, object_id=person.pk)
    if not brought_in.exclude(source=source).exists():
        return False
    people.reactivate_person(actor=None, person=person)
    return True


def _end_circles(stated):
    """A new manager and one from an older list can lie in a circle; then the older one goes."""
    managers = dict(Person.objects.exclude(manager=None).values_list("pk", "manager_id"))
    for circle in cycles_in(managers):
        people.clear_managers(actor=None, people=[pk for pk in circle if pk not in stated] or circle)
