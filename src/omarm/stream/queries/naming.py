"""Whom somebody may want to name while they write: who belongs where it goes stands first."""

from django.db.models import Case, IntegerField, Q, Value, When

from omarm.groups.models import Group, Membership
from omarm.people.models import Department, Person
from omarm.people.queries.finding import best_named
from omarm.profiles.queries.absence import absences_shown
from omarm.stream.models import Placement

BELONGS, READS, OUTSIDE = range(3)
EVERYONE, GROUP, DEPARTMENT = "everyone", "group", "department"
LONGEST_NUMBER = 18  # digits of a bigint, less one


def people_to_name(person, *, text, places=(), limit=8):
    """Return active colleagues of whom name, function or department has these words, each with `nearness` and `away`.

    Who is called so comes before who does it, and errors are forgiven only where nobody is. Within that, those who belong to
    one of the places (a group, a department) come first, then who can read it there, then who cannot: they can be named, and
    hear of it when it is shared to where they can. By surname within each. Without places it is not known where it goes, and
    everybody counts as a reader. The number of queries does not grow with them.
    """
    whens = [When(_any(_belonging(place) for place in places), then=Value(BELONGS)),
             When(_any(_reading(place) for place in places), then=Value(READS))] if places else []  # fmt: skip
    otherwise = Value(OUTSIDE if places else READS)
    nearness = Case(*whens, default=otherwise, output_field=IntegerField())
    people = Person.objects.visible_to(person).active().annotate(nearness=nearness)
    rows = best_named(people, text, reader=person, limit=limit, order=("nearness", "sort_key", "pk"))
    away = absences_shown(person, rows)
    for row in rows:
        row.away = away.get(row.pk)
    return rows


def places_of(person, post_id):
    """Return the placements of a post through which the person can read it, with their groups and departments."""
    placements = Placement.objects.in_reach_of(person).filter(post=post_id)
    return list(placements.select_related("group", "department"))


def place_named(person, code):
    """Return [the place] that a form calls everyone, group-12 or department-3, as far as the person can read there; else []."""
    kind, _dash, number = code.partition("-")
    if kind == EVERYONE:
        return [] if person.is_guest else [Placement(audience=Placement.Audience.EVERYONE)]
    if not (number.isascii() and number.isdecimal() and len(number) <= LONGEST_NUMBER):
        return []
    if kind == GROUP:
        groups = Group.objects.readable_by(person).filter(pk=number)
        return [Placement(audience=Placement.Audience.GROUP, group=group) for group in groups]
    if kind != DEPARTMENT or person.is_guest:
        return []
    mine = Department.objects.filter(pk=number).filter(pk__in=Department.objects.above(person.department_id))
    return [Placement(audience=Placement.Audience.DEPARTMENT, department=department) for department in mine]


def _belonging(place):
    if place.group:
        return Q(pk__in=Membership.objects.filter(group=place.group_id).values("person"))
    if place.department:
        return Q(is_guest=False, department__in=Department.objects.within(place.department))
    return Q(pk__in=())


def _reading(place):
    """Return who can read there without belonging to it: the rule of stream/models/reach.py, asked of people."""
    open_to_all = place.group.access == Group.Access.OPEN if place.group else not place.department
    return Q(is_guest=False) if open_to_all else Q(pk__in=())


def _any(conditions):
    joined = Q(pk__in=())
    for condition in conditions:
        joined |= condition
    return joined
