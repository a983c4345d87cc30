"""Keeping the rows of scopes in step with the departments and places of now."""

from django.db import transaction

from omarm.adoption.models import Scope
from omarm.adoption.queries.scopes import ORGANISATION, department_key
from omarm.core.disclosure import OTHER
from omarm.people.models import Department

DEPARTMENT = Scope.Kind.DEPARTMENT


@transaction.atomic
def keep_scopes(layout):
    """Store the scopes of a Layout: new ones, other names, those that are no more. Returns {key: Scope}."""
    known = set(Department.objects.values_list("pk", flat=True))
    rows = [Scope(kind=Scope.Kind.ORGANISATION, key=ORGANISATION)]
    for key, name in layout.names.items():
        number = key.removeprefix(department_key(""))
        department = int(number) if number.isdecimal() and int(number) in known else None
        is_other = key == department_key(OTHER)
        rows.append(Scope(kind=DEPARTMENT, key=key, name=name[:200], department_id=department, is_other=is_other))
    kept = store_scopes(rows)
    Scope.objects.filter(kind=DEPARTMENT).exclude(key__in=kept).update(is_current=False)
    _set_parents(layout, kept)
    return kept


def store_scopes(rows):
    """Store these Scopes, or their new names. Returns {key: Scope}."""
    Scope.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["key"],
        update_fields=["name", "department", "is_other", "is_current"], batch_size=1000,
    )  # fmt: skip
    return {scope.key: scope for scope in Scope.objects.filter(key__in=[row.key for row in rows])}


def _set_parents(layout, kept):
    changed = []
    for key in layout.names:
        parent = layout.inside.get(key)
        parent_id = kept[parent].pk if parent else None
        if kept[key].parent_id != parent_id:
            kept[key].parent_id = parent_id
            changed.append(kept[key])
    Scope.objects.bulk_update(changed, ["parent"], batch_size=1000)
