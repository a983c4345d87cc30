"""One group with what the head of its pages shows one person, asked in one statement.

Written as SQL because Django would build and compile its nested queries anew for every page of a group.
"""

from django.db import connection

from omarm.groups.models import Group, Membership
from omarm.groups.models.reach import KNOWN, READ
from omarm.media.models import Image


def _columns_of(model, table):
    return ", ".join(f"{table}.{field.column}" for field in model._meta.concrete_fields)


def _holds(rule, table):
    return rule.format(id=f"{table}.id", access=f"{table}.access", me="%(me)s", guest="%(guest)s")


# By which rule, and of which table, a group is found.
LISTED, READABLE = _holds(KNOWN, "g"), _holds(READ, "g")
MANAGED = f"mine.role in ({', '.join(f"'{role}'" for role in Membership.MANAGING)}) and {LISTED}"
WHATEVER = "true"

MINE = ("id", "role", "joined_at", "in_home", "by_rule")
TOLD = (
    "may_read",
    "member_count",
    "number_asking",
    "is_asked",
    "is_invited",
    "is_owned",
    "is_managed",
    "whole",
    "parts",
)
STATEMENT = f"""
select {_columns_of(Group, "g")},
       {_columns_of(Image, "cover")},
       {", ".join(f"mine.{name}" for name in MINE)},
       {READABLE},
       (select count(*) from groups_membership m join people_person p on p.id = m.person_id
         where m.group_id = g.id and p.is_active),
       case when {MANAGED} and g.archived_at is null
            then (select count(*) from groups_joinrequest where group_id = g.id) else 0 end,
       exists (select from groups_joinrequest where group_id = g.id and person_id = %(me)s),
       exists (select from groups_invitation where group_id = g.id and person_id = %(me)s),
       exists (select from groups_membership m join people_person p on p.id = m.person_id
                where m.group_id = g.id and m.role = '{Membership.Role.OWNER}' and p.is_active),
       exists (select from groups_membership m join people_person p on p.id = m.person_id
                where m.group_id = g.id and m.role = '{Membership.Role.MANAGER}' and p.is_active),
       (select json_build_object('name', whole.name, 'slug', whole.slug)
          from groups_group whole where whole.id = g.parent_id and {_holds(KNOWN, "whole")}),
       (select coalesce(json_agg(json_build_object(
                   'id', part.id, 'name', part.name, 'slug', part.slug, 'is_read', {_holds(READ, "part")}
               ) order by part.name, part.id), '[]')
          from groups_group part
         where part.parent_id = g.id and part.archived_at is null and {_holds(KNOWN, "part")})
  from groups_group g
  left join groups_membership mine on mine.group_id = g.id and mine.person_id = %(me)s
  left join media_image cover on cover.id = g.cover_id
 where g.{{by}} = %(value)s and {{rule}}
"""


def group_with_heading(person, *, rule, **by):
    """Return the group with this `slug` or `id` if the rule lets the person. Raises Group.DoesNotExist.

    `heading_for` asks nothing more of it.
    """
    [(column, value)] = by.items()
    with connection.cursor() as cursor:
        cursor.execute(
            STATEMENT.format(by=column, rule=rule), {"me": person.pk, "guest": person.is_guest, "value": value}
        )
        row = cursor.fetchone()
    if row is None:
        raise Group.DoesNotExist
    return _group_of(row, person)


def heading_for(person, group):
    """Return what the head of every page of a group shows this person, as a context.

    Of a group that `listed_group` or `readable_group` found for the same person it asks nothing more. `whole` and
    `parts` hold {"name", "slug"} of what the person may know of, a part also its `id` and whether they read it.
    """
    if vars(group).get("heading_of") != person.pk:
        group = group_with_heading(person, rule=WHATEVER, id=group.pk)
    membership, told = group.my_membership, group.heading
    manages, owns = _place(membership)
    shut = group.members_hidden and membership is None and told["member_count"] > 0  # its members choose
    cares, is_colleague = person.cares_for_all, membership is not None and not person.is_guest
    return {
        "group": group,
        "membership": membership,
        "may_read": told["may_read"],
        "sees_people": membership is not None or not group.members_hidden,
        "manages": manages,
        "owns": owns,
        "may_archive": owns or cares,
        "may_take": not told["is_owned"]
        and (manages or (cares and not shut) or (is_colleague and not told["is_managed"])),
        "may_invite": membership is not None and membership.may_invite and not group.archived_at,
        "asked": membership is None and told["is_asked"],
        "invitation": membership is None and told["is_invited"],
        "member_count": told["member_count"],
        "number_asking": told["number_asking"],
        "whole": told["whole"],
        "parts": told["parts"],
    }


def _place(membership):
    """Return whether a member (or None) manages the group, and whether they own it."""
    if membership is None:
        return False, False
    return membership.is_managing, membership.role == Membership.Role.OWNER


def _group_of(row, person):
    """Return the group of a row, with its cover, `my_membership` (or None) and `heading` as this person sees them."""
    values = iter(row)
    group = _instance_of(Group, values)
    cover = _instance_of(Image, values)
    group.cover = cover if cover.pk else None
    mine = dict(zip(MINE, values, strict=False))
    group.my_membership = Membership(group=group, person=person, **mine) if mine["id"] else None
    group.heading = dict(zip(TOLD, values, strict=True))
    group.heading_of = person.pk
    return group


def _instance_of(model, values):
    names = [field.attname for field in model._meta.concrete_fields]
    return model.from_db(connection.alias, names, [value for _name, value in zip(names, values, strict=False)])
