"""Who is away, until when, and whom to ask instead."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from omarm.people.models import Person
from omarm.profiles.models import Absence
from omarm.profiles.queries.narrowing import seen_by


@dataclass(frozen=True)
class Away:
    """That somebody is away until and with a day, and who can be asked instead, if anybody."""

    until: date
    ask: Person | None = None


def absent_now(ids, day=None):
    """Return {person id: the Absence that lasts longest} of who of these people is away now. No rule: see `absences_shown`."""
    day = day or timezone.localdate()
    rows = Absence.objects.filter(person__in=ids, starts_on__lte=day, ends_on__gte=day)
    return {row.person_id: row for row in rows.select_related("stand_in").order_by("ends_on", "pk")}


def absences_shown(viewer, people, day=None):
    """Return {person id: Away} of who of these people is away, as far as the viewer may know.

    A stand-in is named when the viewer may see them, they still work here and are not known to be away themselves. One
    query while everybody is there, at most six however many are not.
    """
    people = {person.pk: person for person in people}
    rows = absent_now(people, day) if people else {}
    if not rows:
        return {}
    stand_ins = _visible(viewer, {row.stand_in_id for row in rows.values() if row.stand_in_id})
    asked = {**{pk: people[pk] for pk in rows}, **stand_ins}
    known = seen_by(viewer, asked.values(), ["absence"])["absence"]
    gone = absent_now(known & stand_ins.keys(), day) if stand_ins else {}
    there = {pk: person for pk, person in stand_ins.items() if pk not in gone}
    return {pk: Away(row.ends_on, there.get(row.stand_in_id)) for pk, row in rows.items() if pk in known}


def absences_of(person, day=None):
    """Return the absences of somebody that are not over, the next first, each with its stand-in."""
    day = day or timezone.localdate()
    return Absence.objects.filter(person=person.pk, ends_on__gte=day).select_related("stand_in")


def absence_of(person, absence_id):
    """Return one's own absence that is not over. Raises Absence.DoesNotExist."""
    return absences_of(person).get(pk=absence_id)


def standing_in(person, day=None):
    """Return the absences that are not over in which somebody stands in for a colleague, the next first."""
    day = day or timezone.localdate()
    rows = Absence.objects.filter(stand_in=person.pk, ends_on__gte=day, person__is_active=True)
    return rows.select_related("person")


def stood_in_by(person, absence_id):
    """Return an absence in which somebody stands in. Raises Absence.DoesNotExist."""
    return standing_in(person).get(pk=absence_id)


def _visible(viewer, ids):
    return Person.objects.visible_to(viewer).active().in_bulk(ids) if ids else {}
