"""When people contributed first, as sums per crowd: what the curve is made of. Nothing of it is kept per person."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from django.db import connection
from django.utils import timezone

from omarm.adoption.queries.counting.writing import CODE, EACH, HAS_WRITTEN, WRITTEN
from omarm.adoption.queries.periods import midnight
from omarm.adoption.queries.scopes import DEPARTMENT, EMPLOYEE, PLACE, Crowd
from omarm.consent.queries import measures
from omarm.people.models.person import NAMELESS

# Of who works here now: who left stays in the weeks in which they were counted.
FIRSTS = f"""
    with firsts as (
        select person_id, min(at) as at from ({WRITTEN.replace("%(since)s", "'-infinity'")}) as written group by 1
    )
    select {DEPARTMENT}, d.path[1], {PLACE}, (date_trunc('week', f.at at time zone %(zone)s))::date + 6, count(*)
    from firsts f join people_person p on p.id = f.person_id left join people_department d on d.id = p.department_id
    where p.is_active and {EMPLOYEE} group by 1, 2, 3, 4
"""
REACHED = f"""
    select {DEPARTMENT}, d.path[1], {PLACE}, count(*) filter (where {HAS_WRITTEN}), count(*)
    from people_person p left join people_department d on d.id = p.department_id
    where p.is_active and {EMPLOYEE} group by 1, 2, 3
"""


@dataclass(frozen=True, slots=True)
class Reached:
    """Of a Crowd, how many have contributed."""

    crowd: Crowd
    count: int


def last_sunday(today=None):
    """Return the last Sunday that is over."""
    today = today or timezone.localdate()
    return today - timedelta(days=today.isoweekday())


@measures(CODE)
def first_contributions(until, *, gate):
    """Return [(Crowd, Counter of Sundays at the end of the week in which somebody of it contributed first)] up to a day."""
    found = {}
    rows = _rows(FIRSTS, until=midnight(until + timedelta(days=1)), zone=timezone.get_current_timezone_name())
    for department, top, place, sunday, count in rows:
        crowd = Crowd(department, top, place or "", "", 0)
        found.setdefault(crowd, Counter())[sunday] += count
    return list(found.items())


@measures(CODE)
def reached_by(day, *, gate):
    """Return Reached of every Crowd of now at the end of a day."""
    rows = _rows(REACHED, until=midnight(day + timedelta(days=1)))
    return [
        Reached(Crowd(department, top, place or "", "", people), count)
        for department, top, place, count, people in rows
    ]


@measures(CODE)
def contributions_each(since, until, *, gate):
    """Return how many posts and comments each wrote who wrote between two days, without who. Not kept and not shown."""
    return [n for (n,) in _rows(EACH, since=midnight(since), until=midnight(until))]


def _rows(statement, **values):
    with connection.cursor() as db:
        db.execute(statement, values | {"nameless": NAMELESS})
        return db.fetchall()
