"""The organisation chart: units from departments, people from managers, vacancies from positions that nobody holds."""

from dataclasses import dataclass, field

from django.db import connection
from django.db.models import Exists, OuterRef, Q

from omarm.core.folding import fold
from omarm.people.models import Department, Person, Position
from omarm.people.queries.finding import find_people
from omarm.profiles.queries.forest import NODES_SHOWN, Node, forest_of

VACANCIES_SHOWN = 40
VACANT = frozenset({"vacature", "vacatures", "vacant", "vacante", "vacancy", "vacancies"})  # asks for all of them
FOUND_SHOWN = 8
LONGEST_LINE = 20  # managers above each other
# How many people work in each of these units and below it, and how many positions there are vacant.
FIGURES = """
select part, count(person.id) filter (where person.id is not null) as people, 0 as vacancies
  from people_department unit cross join lateral unnest(unit.path) part
  join people_person person on person.department_id = unit.id and person.is_active and not person.is_guest
 where unit.path && %(ids)s::bigint[] and part = any(%(ids)s::bigint[]) group by part
union all
select part, 0, count(place.id)
  from people_department unit cross join lateral unnest(unit.path) part
  join people_position place on place.department_id = unit.id
 where unit.path && %(ids)s::bigint[] and part = any(%(ids)s::bigint[])
   and not exists (select from people_person holder where holder.position_id = place.id and holder.is_active)
 group by part"""
# Who leads a unit: whom most who work in it have as manager; of equals somebody of the unit itself. Who has a manager in
# the unit does not lead it while another can.
LEADS = """
select distinct on (department_id) department_id, manager_id from (
  select member.department_id, member.manager_id, count(*) as number, lead.department_id = member.department_id as own,
         lead.department_id = member.department_id and above.department_id = member.department_id as below
    from people_person member
    join people_person lead on lead.id = member.manager_id and lead.is_active and not lead.is_guest
    left join people_person above on above.id = lead.manager_id and above.is_active
   where member.is_active and not member.is_guest and member.department_id = any(%s::bigint[])
   group by member.department_id, member.manager_id, own, below) led
 order by department_id, coalesce(below, false), number desc, own desc nulls last, manager_id"""
# A person, their manager, and so on; it stops where it would come round.
LINE = """
with recursive line as (
  select id, manager_id, 0 as step, array[id] as seen from people_person where id = %s
  union all
  select above.id, above.manager_id, step + 1, seen || above.id
    from people_person above join line on above.id = line.manager_id
   where above.is_active and not above.is_guest and above.id <> all(seen) and step < %s)
select id, coalesce(manager_id = any(seen), false) from line order by step"""


@dataclass
class Unit:
    """A department as it stands in the chart. `people` and `vacancies` are of it and all below it."""

    id: int
    name: str
    abbreviation: str
    path: list
    has_parts: bool
    people: int = 0
    vacancies: int = 0
    lead: Person | None = None

    @property
    def opens(self):
        return self.has_parts or bool(self.people or self.vacancies)


@dataclass(frozen=True)
class Branch:
    """What stands under a unit: its people as Nodes, positions that are vacant, and its parts."""

    people: list[Node]
    people_beyond: int
    vacancies: list[Position]
    vacancies_beyond: int
    units: list[Unit]


@dataclass(frozen=True)
class Line:
    """A person with the managers above, the highest first. `is_round`: the managers go round in a circle."""

    people: list[Person]
    is_round: bool


@dataclass(frozen=True)
class Found:
    """What was found in the chart."""

    units: list = field(default_factory=list)
    people: list = field(default_factory=list)
    vacancies: list = field(default_factory=list)

    def __bool__(self):
        return bool(self.units or self.people or self.vacancies)


def units_in(parent=None):
    """Return the Units directly below a department, or the highest ones, in their order. Four queries."""
    return units_of(Department.objects.filter(parent=parent))


def units_of(departments):
    """Return these departments as Units with their figures and leads. Four queries."""
    has_parts = Exists(Department.objects.filter(parent=OuterRef("pk")))
    rows = departments.annotate(has_parts=has_parts).order_by("rank", "name", "pk")
    units = {row.pk: Unit(row.pk, row.name, row.abbreviation, row.path, row.has_parts) for row in rows}
    with connection.cursor() as cursor:
        cursor.execute(FIGURES, {"ids": list(units)})
        for part, people, vacancies in cursor.fetchall():
            units[part].people += people
            units[part].vacancies += vacancies
        cursor.execute(LEADS, [list(units)])
        leads = dict(cursor.fetchall())
    people = Person.objects.in_bulk(leads.values())
    for unit, lead in leads.items():
        units[unit].lead = people[lead]
    return list(units.values())


def unit_for(viewer, unit_id):
    """Return (Unit, the departments above it, the highest first). Raises Department.DoesNotExist; for guests always."""
    if viewer.is_guest:
        raise Department.DoesNotExist
    department = Department.objects.get(pk=unit_id)
    above = Department.objects.in_bulk(department.path[:-1])
    return units_of(Department.objects.filter(pk=unit_id))[0], [above[pk] for pk in department.path[:-1]]


def branch_of(unit):
    """Return the Branch of a Unit. The same number of queries whatever it holds."""
    people, beyond = forest_of(unit.id)
    vacancies = list(vacant().filter(department=unit.id)[: VACANCIES_SHOWN + 1])
    more = vacant().filter(department=unit.id).count() - VACANCIES_SHOWN if len(vacancies) > VACANCIES_SHOWN else 0
    return Branch(people, beyond, vacancies[:VACANCIES_SHOWN], more, units_in(unit.id))


def vacant():
    """Return the positions that nobody who works here holds, by title."""
    holder = Person.objects.active().filter(position=OuterRef("pk"))
    return Position.objects.filter(~Exists(holder)).order_by("title", "pk")


def without_department(viewer):
    """Return (the first colleagues in no department by surname, how many there are)."""
    found = Person.objects.visible_to(viewer).active().filter(department=None, is_guest=False)
    return list(found.by_surname()[:NODES_SHOWN]), found.count()


def line_of(person):
    """Return the Line of managers above somebody."""
    with connection.cursor() as cursor:
        cursor.execute(LINE, [person.pk, LONGEST_LINE])
        steps = cursor.fetchall()
    people = Person.objects.select_related("department").in_bulk([pk for pk, _round in steps])
    return Line([people[pk] for pk, _round in reversed(steps)], steps[-1][1])


def found_in_chart(viewer, text):
    """Return the Found units, colleagues and vacancies of which the name has every word that was typed.

    “Vacancy” among the words stands for every vacancy; the other words then narrow these, by department as well.
    """
    words = fold(text).split()
    if viewer.is_guest or not words:
        return Found()
    named = Department.objects.order_by("rank", "name", "pk").values_list("pk", "name", "abbreviation", "parent__name")
    units = [row for row in named if all(word in fold(f"{row[1]} {row[2]}") for word in words)]
    people = find_people(viewer, text, limit=FOUND_SHOWN).rows
    return Found(units[:FOUND_SHOWN], people, _vacancies_found(text.replace("\x00", "").split()))


def _vacancies_found(words):
    others = [word for word in words if fold(word) not in VACANT]
    asks_for_vacancies = len(others) < len(words)
    found = vacant().select_related("department")
    for word in others:
        titled, of_department = Q(title__icontains=word), Q(department__name__icontains=word)
        found = found.filter(titled | of_department if asks_for_vacancies else titled)
    return list(found[: VACANCIES_SHOWN if asks_for_vacancies else FOUND_SHOWN])
