"""Groups, as they are found, and the marks of who may find what stands in them (search/sources.py)."""

from django.db import connection

from omarm.groups.models import Group
from omarm.groups.models.reach import KNOWN
from omarm.search.sources import Hit, Readable, Words

ALL = "@all"
MARKS = """
select '@g' || group_id from groups_membership where person_id = %(me)s
 union all select '@v' || group_id from groups_invitation where person_id = %(me)s
"""
_KNOWN = KNOWN.format(id="g.id", access="g.access", me="%(me)s", guest="%(guest)s")
visible = Readable(f"select g.id from groups_group g where g.id = any({{ids}}) and {_KNOWN}")  # `listed_for`
HITS = "select id, name, slug, purpose, kind from groups_group where id = any(%(ids)s::bigint[])"


def marks_carried(person):
    """Return the marks of a person: of the groups that they are in, and of those that they are asked into."""
    with connection.cursor() as cursor:
        cursor.execute(MARKS, {"me": person.pk})
        return {mark for (mark,) in cursor.fetchall()}


def rights_in(group_ids):
    """Return {group id: the marks of who may read what stands in it}."""
    access = Group.objects.filter(pk__in=group_ids).values_list("pk", "access")
    return {pk: _inside(pk, is_open=doors == Group.Access.OPEN) for pk, doors in access}


def documents(ids):
    """Return the Words of these groups: name, purpose and goals, which whoever may know of a group may read."""
    return [
        Words(
            row.pk,
            row.name,
            text=f"{row.purpose}\n{row.goals}".strip(),
            at=row.created_at,
            kind=row.kind,
            group_id=row.pk,
            rights=_known_to(row),
        )
        for row in Group.objects.filter(pk__in=ids)
    ]


def hits(_person, ids):
    """Return {id: Hit}."""
    with connection.cursor() as cursor:
        cursor.execute(HITS, {"ids": list(ids)})
        rows = [
            Group(pk=pk, name=name, slug=slug, purpose=purpose, kind=kind) for pk, name, slug, purpose, kind in cursor
        ]
    return {
        row.pk: Hit(
            row.pk, row.name, row.get_absolute_url(), row.purpose, kind_label=row.get_kind_display(),
            icon="users-round",
        )
        for row in rows
    }  # fmt: skip


def all_ids(after, most):
    """Return the next ids of groups."""
    return list(Group.objects.filter(pk__gt=after).order_by("pk").values_list("pk", flat=True)[:most])


def kinds():
    """Return the kinds of group, as pairs of a code and a label."""
    return list(Group.Kind.choices)


def _inside(pk, *, is_open):
    return frozenset({ALL, f"@g{pk}"} if is_open else {f"@g{pk}"})


def _known_to(group):
    own = {f"@g{group.pk}", f"@v{group.pk}"}
    return frozenset(own if group.access == Group.Access.HIDDEN else own | {ALL})
