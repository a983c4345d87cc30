"""What was chosen, as it stands now."""

from django.db import connection

from omarm.core.choices import value_among
from omarm.presets.models import Kept

# A department has what the nearest above it chose, so the deepest comes last.
KEPT = """
    select kept.code, department.id, kept.value
      from presets_kept kept
      left join people_department chooser on chooser.id = kept.department_id
      left join people_department department on department.path @> array[chooser.id]
     order by coalesce(cardinality(chooser.path), 0)
"""


def read_kept():
    """Return {(code, id of a department, or None for everybody): value} of all that was chosen, for core/choices.py. One query."""
    with connection.cursor() as cursor:
        cursor.execute(KEPT)
        return {(code, department): value for code, department, value in cursor.fetchall()}


def value_now(choice, department=None, kept=None):
    """Return the value that a choice has at this moment for a Department (None: for everybody), whatever is remembered."""
    if choice.read:
        return choice.read()
    return value_among(read_kept() if kept is None else kept, choice, department and department.pk)


def own_value(choice, department=None):
    """Return what undoing can return to: the value kept for exactly this department or for everybody, "" without one."""
    if choice.read:
        return choice.read()
    return Kept.objects.filter(code=choice.code, department=department).values_list("value", flat=True).first() or ""
