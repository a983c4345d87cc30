"""Whom the rules of membership reach. Said once, in SQL: for what is stored and for a preview of what is typed."""

from dataclasses import dataclass

from django.db import connection

from omarm.core.floor import FLOOR, from_floor
from omarm.groups.models import Group, Membership, MembershipRule
from omarm.people.models import Department, Person

STORED = """
rule as (
    select group_id, whom, department_id, function, place, is_mandatory from groups_membershiprule
     where (%(group)s::bigint is null or group_id = %(group)s)
),
"""
TYPED = """
rule as (
    select %(group)s::bigint as group_id, typed.*
      from unnest(%(whom)s::text[], %(department)s::bigint[], %(function)s::text[], %(place)s::text[], %(mandatory)s::boolean[])
        as typed (whom, department_id, function, place, is_mandatory)
),
"""
# What people write about themselves (function, place) opens only what is open to everybody: else each could write their
# way into a group. What the organisation says of them (department, the title of their position) opens any.
# A place that somebody shows to fewer than all colleagues brings them nowhere: being a member would tell it.
# Into a part of what is not open come its members only. Who owns hidden groups alone, or such as keep their members to
# themselves, is not told to be an owner.
REACHED = """
reached as (
    select rule.group_id, person.id as person_id, bool_or(rule.is_mandatory) as is_mandatory
      from rule
      join groups_group g on g.id = rule.group_id and g.archived_at is null
      join people_person person on person.is_active and not person.is_guest
       and (%(person)s::bigint is null or person.id = %(person)s)
      left join people_department d on d.id = person.department_id
      left join people_position job on job.id = person.position_id
      left join groups_group whole on whole.id = g.parent_id and whole.access <> 'open'
     where (whole.id is null
            or exists (select 1 from groups_membership m where m.group_id = whole.id and m.person_id = person.id))
       and case rule.whom
           when 'owners' then exists (
                select 1 from groups_membership m join groups_group owned on owned.id = m.group_id
                 where m.person_id = person.id and m.role = 'owner' and owned.id <> rule.group_id
                   and owned.archived_at is null and owned.access <> 'hidden'
                   and not owned.members_hidden)
           else (rule.department_id is null or rule.department_id = any(d.path))
            and (rule.function = '' or lower(rule.function) = lower(job.title)
                 or (g.access = 'open' and lower(rule.function) = lower(btrim(person.function))))
            and (rule.place = '' or (g.access = 'open' and lower(rule.place) = lower(btrim(person.place))
                 and not exists (
                    select 1 from profiles_field f
                      left join profiles_narrowing n on n.field_id = f.id and n.person_id = person.id
                     where f.code = 'place'
                       and (f.removed_at is not null or coalesce(n.audience, f.audience) in ('department', 'myself')))))
           end
     group by rule.group_id, person.id
)
"""
MOST_NAMES = 5


@dataclass(frozen=True)
class Preview:
    """Whom a rule would bring: `count` from the floor (None: fewer than `floor`), and some whom one may see.

    `is_kept`: nothing can be told, for it would tell who is in the whole, which this person does not read.
    """

    count: int | None
    is_nobody: bool
    is_everybody: bool
    people: list
    is_kept: bool = False
    floor: int = FLOOR


def preview_of(person, group, rules):
    """Return a Preview of whom these MembershipRules, that need not be stored, would bring into the group."""
    if group.parent_id and not Group.objects.readable_by(person).filter(pk=group.parent_id).exists():
        return Preview(count=None, is_nobody=False, is_everybody=False, people=[], is_kept=True)
    ids = _reached_by(group, rules)
    employees = Person.objects.active().filter(is_guest=False).count()
    seen = Person.objects.visible_to(person).filter(pk__in=ids).select_related("department").by_surname()
    return Preview(
        count=from_floor(len(ids)), is_nobody=not ids, is_everybody=len(ids) >= employees > 0,
        people=list(seen[:MOST_NAMES]),
    )  # fmt: skip


def rules_of(group):
    """Return the MembershipRules of a group, with their departments."""
    return group.membership_rules.select_related("department")


def fixed_rules(person, rules):
    """Return those of a group's MembershipRules that this person may neither make nor end.

    Nobody those that bring owners; only who cares for all groups those that are mandatory.
    """
    owners = MembershipRule.Whom.OWNERS
    return [rule for rule in rules if rule.whom == owners or (rule.is_mandatory and not person.cares_for_all)]


def department_names():
    """Return the departments that a rule can name, in the order of the tree."""
    return Department.objects.order_by("path")


def touched_by_rules(person):
    """Return the ids of the groups to which rules bring the person now, or from which they may take them."""
    with connection.cursor() as cursor:
        cursor.execute(f"with {STORED} {REACHED} select group_id from reached", {"group": None, "person": person.pk})
        return {row[0] for row in cursor.fetchall()} | set(
            Membership.objects.filter(person=person, by_rule=True).values_list("group", flat=True)
        )


def is_bound_to(group, person):
    """Return whether a mandatory rule keeps the person in the group."""
    if not MembershipRule.objects.filter(group=group, is_mandatory=True).exists():
        return False
    with connection.cursor() as cursor:
        cursor.execute(
            f"with {STORED} {REACHED} select 1 from reached where is_mandatory",
            {"group": group.pk, "person": person.pk},
        )
        return cursor.fetchone() is not None


def reaches_everybody(group, rules):
    """Return whether the rules would bring every employee."""
    return len(_reached_by(group, rules)) >= Person.objects.active().filter(is_guest=False).count()


def _reached_by(group, rules):
    told = {
        "group": group.pk, "person": None, "whom": [rule.whom for rule in rules],
        "department": [rule.department_id for rule in rules], "function": [rule.function.strip() for rule in rules],
        "place": [rule.place.strip() for rule in rules], "mandatory": [rule.is_mandatory for rule in rules],
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(f"with {TYPED} {REACHED} select person_id from reached", told)
        return [row[0] for row in cursor.fetchall()]
