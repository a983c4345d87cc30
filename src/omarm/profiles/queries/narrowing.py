"""THE read rule of fields: who may see what stands in them."""

from django.db.models import Exists, Q

from omarm.people.models import Department
from omarm.profiles.models import Audience, Field, Narrowing

WIDE = (Audience.EVERYONE, Audience.COLLEAGUES)
RANK = {audience: rank for rank, audience in enumerate(Audience.values)}


def narrowest(*audiences):
    """Return which of these audiences is the smallest."""
    return max(audiences, key=RANK.__getitem__)


def allowed_audiences(field, present=None):
    """Return the audiences that somebody can choose for a field: never more people than the organisation shows it to.

    Where narrowing is off, what one chose before (`present`) can stay, or go.
    """
    fewer = [one for one in Audience.values if RANK[one] > RANK[field.audience]]
    return [field.audience, *(one for one in fewer if field.may_narrow or one == present)]


def current_fields(codes=None):
    """Return the fields in use, in their order; `codes` takes some of them."""
    fields = Field.objects.current()
    return list(fields if codes is None else fields.filter(code__in=codes))


def audiences_of(people, fields):
    """Return {(person id, field id): audience}: the field's own, or the smaller one that the person chose."""
    asked = Narrowing.objects.filter(person__in=[person.pk for person in people], field__in=[one.pk for one in fields])
    narrowed = {
        (person, field): audience for person, field, audience in asked.values_list("person", "field", "audience")
    }
    return {
        (person.pk, field.pk): narrowest(field.audience, narrowed.get((person.pk, field.pk), field.audience))
        for person in people
        for field in fields
    }


def seen_by(viewer, people, codes):
    """Return {code: ids of the people of whom this viewer may see that field}; a field not in use is seen by nobody.

    Oneself sees all, a guest what is for everyone. It decides about fields only: whether somebody may be seen at all is
    `Person.objects.visible_to`. At most four queries, however many people.
    """
    people, fields = list(people), current_fields(codes)
    seen = seen_in(viewer, people, fields, audiences_of(people, fields))
    return {code: seen.get(code, set()) for code in codes}


def seen_in(viewer, people, fields, audiences):
    """Return {code: ids} as `seen_by` does, of fields and audiences that were read already."""
    near = _near(viewer, people) if Audience.DEPARTMENT in audiences.values() else set()
    return {
        field.code: {one.pk for one in people if _may_see(viewer, one, audiences[one.pk, field.pk], near)}
        for field in fields
    }


def told_to_colleagues(code):
    """Return a Q of the people whose field any colleague may see: for lists, counts and words that all of them share.

    Nobody when the field is not in use or meant for fewer.
    """
    return _told_to(code, WIDE)


def open_to(viewer, code):
    """Return a Q of the people whose field this viewer may see as any colleague (any guest) may: none that was narrowed."""
    return _told_to(code, WIDE[:1] if viewer.is_guest else WIDE)


def _told_to(code, audiences):
    field = Field.objects.current().filter(code=code, audience__in=audiences)
    fewer = Narrowing.objects.filter(field__code=code).exclude(audience__in=audiences)
    return Q(Exists(field)) & ~Q(pk__in=fewer.values("person"))


def _may_see(viewer, person, audience, near):
    if viewer.pk == person.pk or audience == Audience.EVERYONE:
        return True
    if viewer.is_guest:
        return False
    return audience == Audience.COLLEAGUES or (audience == Audience.DEPARTMENT and person.pk in near)


def _near(viewer, people):
    """Return the ids of who works in the viewer's department, in a part of it, or in what it is part of."""
    if viewer.is_guest or not viewer.department_id:
        return set()
    asked = {viewer.department_id} | {person.department_id for person in people if person.department_id}
    paths = dict(Department.objects.filter(pk__in=asked).values_list("pk", "path"))
    mine = paths[viewer.department_id]
    return {
        person.pk
        for person in people
        if person.department_id
        and (person.department_id in mine or viewer.department_id in paths[person.department_id])
    }
