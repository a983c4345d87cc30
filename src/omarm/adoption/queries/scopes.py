"""The scopes that are told of, and in which of them somebody is. Pages offer these and no crossing of them."""

from collections import Counter
from dataclasses import dataclass

from django.db import connection

from omarm.adoption.models import Scope
from omarm.core.disclosure import OTHER, merged
from omarm.people.models.person import NAMELESS

ORGANISATION = "organisation"
SMALLEST = 10  # people: smaller departments and places are told of together

# Somebody belongs to the department where they are now; deeper than two levels counts in the second. Guests and the account
# under which people ask without a name are no part of anything.
EMPLOYEE = "not p.is_guest and p.source_key is distinct from %(nameless)s"
DEPARTMENT = "coalesce(d.path[2], d.path[1])"
PLACE = "lower(btrim(p.place))"
PEOPLE = f"""
    select {DEPARTMENT}, d.path[1], {PLACE}, mode() within group (order by btrim(p.place)), count(*)
    from people_person p left join people_department d on d.id = p.department_id
    where p.is_active and {EMPLOYEE} group by 1, 2, 3
"""
NAMES = "select id, name from people_department where cardinality(path) <= 2"


@dataclass(frozen=True)
class Crowd:
    """How many people work in one department (`top`: the one of the first level that it is in) and at one place."""

    department: int | None
    top: int | None
    place: str
    place_name: str
    people: int


@dataclass(frozen=True)
class Layout:
    """The scopes of now: which there are, how many people each has, in which they lie, and under which one somebody counts.

    `left_out` are the departments (None: no department) of so few people, together, that they are in no figure by
    department, nor in the whole beside those: it would be them that is left when the departments are subtracted.
    """

    names: dict  # {key: name}; the small ones together have none
    people: dict  # {key: number}
    inside: dict  # {key: key}; what is not in it lies in the organisation
    homes: dict  # {department id: key of the deepest scope that it counts in}
    left_out: frozenset

    def key_of(self, department_id):
        """Return the key of the deepest department scope of who works in a department, None: of no scope but the whole."""
        return self.homes.get(department_id)

    def upwards(self, key):
        """Yield the key and those of all scopes that it lies in, the whole left out."""
        while key is not None:
            yield key
            key = self.inside.get(key)


def crowds():
    """Return the Crowds of all who work here now."""
    with connection.cursor() as db:
        db.execute(PEOPLE, {"nameless": NAMELESS})
        return [Crowd(department, top, place or "", name or "", n) for department, top, place, name, n in db.fetchall()]


def layout_of(found, names):
    """Return the Layout of departments for these Crowds, with `names` {department id: name}.

    Small ones at the top are told of together; below, by what they are in.
    """
    tops, subs, top_of = Counter(), Counter(), {}
    for crowd in found:
        tops[crowd.top] += crowd.people
        subs[crowd.department] += crowd.people
        top_of[crowd.department] = crowd.top
    told, people = {}, Counter({ORGANISATION: sum(crowd.people for crowd in found)})
    homes, inside = {}, {}
    under = merged(tops, floor=SMALLEST)
    for top in tops:
        if under[top] is not None:
            key = homes[top] = department_key(under[top])
            told[key] = "" if under[top] == OTHER else names.get(top, "")
            people[key] += tops[top]
    for department, number in subs.items():
        top = top_of[department]
        if department != top and top in homes:
            upper = homes[department] = homes[top]
            if upper == department_key(top) and number >= SMALLEST:
                key = homes[department] = department_key(department)
                told[key], people[key], inside[key] = names.get(department, ""), number, upper
    few = sum(number for top, number in tops.items() if number < SMALLEST)
    left_out = {one for one, top in top_of.items() if tops[top] < SMALLEST} if few < SMALLEST else ()
    return Layout(told, dict(people), inside, homes, frozenset(left_out))


def department_names():
    """Return {department id: name} of the first two levels."""
    with connection.cursor() as db:
        db.execute(NAMES)
        return dict(db.fetchall())


def department_key(department):
    """Return the key of a department's scope; OTHER for the small ones together."""
    return f"department:{department}"


def place_key(place):
    """Return the key of the scope of a place, as written in `Crowd.place`."""
    return f"place:{place}"


def named_by(key):
    """Return the department id or the place that a key was made of."""
    kind, _, name = key.partition(":")
    return int(name) if kind == "department" and name.isdecimal() else name


def the_organisation_scope():
    """Return the Scope of everybody, or None before anything was counted."""
    return Scope.objects.filter(kind=Scope.Kind.ORGANISATION).first()
