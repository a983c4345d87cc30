"""Groups, as they are found, and the marks of who may find what stands in them (search/sources.py)."""

from omarm.groups.models import Group, Invitation, Membership
from omarm.search.sources import Hit, Words

ALL = "@all"


def marks_carried(person):
    """Return the marks of a person: of the groups that they are in, and of those that they are asked into."""
    groups = Membership.objects.filter(person=person).values_list("group", flat=True)
    asked = Invitation.objects.filter(person=person).values_list("group", flat=True)
    return {f"@g{group}" for group in groups} | {f"@v{group}" for group in asked}


def rights_in(group_ids):
    """Return {group id: the marks of who may read what stands in it}."""
    access = Group.objects.filter(pk__in=group_ids).values_list("pk", "access")
    return {pk: _inside(pk, is_open=doors == Group.Access.OPEN) for pk, doors in access}


def documents(ids):
    """Return the Words of these groups: name and purpose, which whoever may know of a group may read."""
    return [
        Words(
            row.pk, row.name, text=row.purpose, at=row.created_at, kind=row.kind, group_id=row.pk, rights=_known_to(row)
        )
        for row in Group.objects.filter(pk__in=ids)
    ]


def visible(person, ids):
    """Return the ids of the groups of which the person may know."""
    return Group.objects.listed_for(person).filter(pk__in=ids).values_list("pk", flat=True)


def hits(_person, ids):
    """Return {id: Hit}."""
    return {
        row.pk: Hit(
            row.pk, row.name, row.get_absolute_url(), row.purpose, kind_label=row.get_kind_display(),
            icon="users-round", row=row,
        )
        for row in Group.objects.filter(pk__in=ids)
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
