"""The whole chart as plain lists: the text twin of the picture, to read out, to print, to search in with the browser."""

from dataclasses import dataclass, field

from django.db.models import F, Window
from django.db.models.functions import RowNumber

from omarm.people.models import Department, Person
from omarm.profiles.queries.chart import Unit, units_of, vacant

UNITS_SHOWN = 400
NAMES_SHOWN = 15  # people, and vacancies, of each unit


@dataclass
class Entry:
    """A unit with the first names of who works there, what is vacant there, and its parts."""

    unit: Unit
    people: list = field(default_factory=list)
    vacancies: list = field(default_factory=list)
    parts: list = field(default_factory=list)

    @property
    def has_more_people(self):
        return len(self.people) > NAMES_SHOWN

    @property
    def shown_people(self):
        return self.people[:NAMES_SHOWN]


def outline_for(viewer, unit=None):
    """Return ([Entry] of the highest units, or of one; whether some units are left out). Seven queries; none for guests.

    Of more than four hundred units the deepest are left out: each has an address of its own to read on at.
    """
    if viewer.is_guest:
        return [], False
    within = Department.objects.filter(path__contains=[unit.id]) if unit else Department.objects.all()
    ids = list(within.order_by("path__len", "rank", "name", "pk").values_list("pk", flat=True)[: UNITS_SHOWN + 1])
    entries = {one.id: Entry(one) for one in units_of(Department.objects.filter(pk__in=ids[:UNITS_SHOWN]))}
    _fill(entries)
    tops = []
    for entry in entries.values():
        above = entries.get(entry.unit.path[-2]) if len(entry.unit.path) > 1 else None
        (above.parts if above else tops).append(entry)
    return tops, len(ids) > UNITS_SHOWN


def _fill(entries):
    place = Window(RowNumber(), partition_by=F("department"), order_by=("sort_key", "pk"))
    members = Person.objects.active().filter(department__in=list(entries), is_guest=False)
    for person in members.annotate(rank=place).filter(rank__lte=NAMES_SHOWN + 1).order_by("sort_key", "pk"):
        entries[person.department_id].people.append(person)
    place = Window(RowNumber(), partition_by=F("department"), order_by=("title", "pk"))
    open_places = vacant().filter(department__in=list(entries)).annotate(rank=place)
    for position in open_places.filter(rank__lte=NAMES_SHOWN).order_by("title", "pk"):
        entries[position.department_id].vacancies.append(position)
