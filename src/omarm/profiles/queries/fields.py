"""The list of fields, for who keeps it and for the forms that follow it."""

from django.core.exceptions import PermissionDenied
from django.db.models import F, Prefetch, Q

from omarm.core.floor import from_floor
from omarm.people.models import Person
from omarm.profiles.builtin import BY_CODE
from omarm.profiles.models import Absence, Choice, Expertise, Field, Project, Value, Week

ROWS = {"expertise": Expertise, "projects": Project, "working_days": Week, "absence": Absence}


def all_fields(administrator):
    """Return (fields in use, removed ones), each with its choices in order. Raises PermissionDenied for others."""
    rows = _for_administrator(administrator).order_by(F("removed_at").desc(nulls_first=True), "order", "pk")
    fields = list(rows)
    return [one for one in fields if not one.removed_at], [one for one in fields if one.removed_at]


def field_for(administrator, code):
    """Return one field with its choices. Raises Field.DoesNotExist, and PermissionDenied for who does not administer."""
    return _for_administrator(administrator).get(code=code)


def choice_for(administrator, code, pk):
    """Return a choice of a field. Raises Choice.DoesNotExist, and PermissionDenied for who does not administer."""
    if not administrator.is_administrator:
        raise PermissionDenied
    return Choice.objects.select_related("field").get(field__code=code, pk=pk)


def fields_kept_by(source):
    """Return the fields in use that this source keeps, with their choices, in their order."""
    return list(_with_choices(Field.objects.current().filter(source=source)))


def all_current_fields():
    """Return the fields in use, with their choices, in their order."""
    return list(_with_choices(Field.objects.current()))


def columns_of_staff():
    """Return the names of the columns of Person that the staff administration keeps."""
    codes = Field.objects.filter(source=Field.Source.HR).values_list("code", flat=True)
    return frozenset(BY_CODE[code].column for code in codes if code in BY_CODE and BY_CODE[code].column)


def holders_of(field):
    """Return a query of the ids of people whose profile tells something in this field."""
    built_in = BY_CODE.get(field.code)
    if built_in and built_in.column:
        column = Person._meta.get_field(built_in.column)
        is_empty = Q(**{f"{built_in.column}__isnull": True}) if column.null else Q(**{built_in.column: ""})
        return Person.objects.exclude(is_empty).values_list("pk", flat=True)
    rows = ROWS[field.code].objects.all() if field.code in ROWS else Value.objects.filter(field=field)
    return rows.order_by().values_list("person", flat=True).distinct()


def what_merges(source, target):
    """Return how many people chose each of two choices and both, from the floor (None: fewer than that, or nobody)."""
    chose = {one.pk: Value.objects.filter(choice=one).values("person") for one in (source, target)}
    both = Value.objects.filter(choice=source, person__in=chose[target.pk]).count()
    numbers = {"source": chose[source.pk].count(), "target": chose[target.pk].count(), "both": both}
    return {name: from_floor(number) for name, number in numbers.items()}


def _for_administrator(administrator):
    if not administrator.is_administrator:
        raise PermissionDenied
    return _with_choices(Field.objects.all())


def _with_choices(fields):
    return fields.prefetch_related(Prefetch("choices", Choice.objects.order_by("order", "pk")))
