"""What a staff list tells over and above who is there: where people work now, who manages them, what else is kept of them."""

from omarm.importers.commands.answers import Answers
from omarm.importers.commands.changes import Looks
from omarm.importers.commands.missing import end_missing
from omarm.importers.models import ImportedItem
from omarm.importers.readers.cycles import cycles_in
from omarm.people import commands as people
from omarm.people.models import Person
from omarm.profiles import commands as profiles
from omarm.profiles.queries import columns_of_staff

OWN = frozenset({"function", "phone", "place"})  # what people may keep themselves, if the organisation says so


def bring_in_list(archive, outcome, staff, options, told):
    """Find or make everybody on the list, bring them up to date, and tell who is no longer on it.

    A row that says what a field cannot hold is kept out as a whole; who it is about stays as they were. A preview tells
    what changes for whom.
    """
    answers = Answers(archive, outcome)
    answers.read(staff)
    staff.bring_in(told, kept_out=answers.kept_out)
    looks = Looks(staff.ids_known, answers) if options.preview else None

    _follow(archive, outcome, staff, answers)
    end_missing(archive, outcome, staff, options, kept_out=answers.kept_out)
    if looks:
        outcome.changes += looks.changes()


def _follow(archive, outcome, staff, answers):
    """Bring everybody on the list up to date: what the staff administration keeps, and where people told nothing yet."""
    changed, own = set(), OWN - columns_of_staff()
    usable = [source for source in archive.people if source.key not in answers.kept_out]
    for source in usable:
        person = staff[source.key]
        welcomed = source.key in staff.met and source.active and _welcome(person, archive.source)
        listed = people.Listed(
            function=source.function, department=staff.departments.get(source.department),
            manager=staff.get(source.manager_key), phone=source.phone, place=source.place,
            employed_since=source.employed_since,
        )  # fmt: skip
        moved = people.follow_staff_list(actor=None, person=person, listed=listed, own=own)
        told = profiles.follow_list(actor=None, person=person, told=answers.of(source))
        if moved or told or welcomed:
            changed.add(source.key)
    _end_circles({staff[source.key].pk for source in usable if source.manager_key})
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
