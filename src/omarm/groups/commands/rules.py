"""Rules of membership: set by who owns the group, followed by the machine as the directory changes."""

from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.audit.commands import note_act
from omarm.core.errors import DomainError
from omarm.groups.commands.checks import check_alive, check_owns_or_cares, lock, lock_with_parts
from omarm.groups.commands.groups import NewGroup, create_with_free_slug
from omarm.groups.models import Group, Membership, MembershipRule
from omarm.groups.queries.rules import REACHED, STORED, fixed_rules, reaches_everybody, touched_by_rules
from omarm.people.commands import hold_departments
from omarm.people.models import Person
from omarm.people.queries import organisation

MOST_RULES = 20
OWNERS_FOR_A_COMMUNITY = 3  # our own choice: two owners can just talk to each other

# Came: members from now on, unless they left by choice and may stay away.
COME = f"""
with {STORED} {REACHED}
insert into groups_membership (group_id, person_id, role, joined_at, in_home, by_rule)
select group_id, person_id, 'member', %(now)s, true, true from reached
 where is_mandatory or not exists (
       select 1 from groups_absence a where a.group_id = reached.group_id and a.person_id = reached.person_id)
on conflict (person_id, group_id) do nothing
returning group_id, person_id
"""  # noqa: S608 (constants of ours; values travel as parameters)
# Gone: who came by a rule that holds no more. Who looks after the group or a part of it stays; so does an ended account,
# which would else come back to nothing when it is opened again.
GO = f"""
with {STORED} {REACHED}
delete from groups_membership m using people_person person, groups_group g
 where person.id = m.person_id and person.is_active and g.id = m.group_id and g.archived_at is null
   and m.by_rule and m.role not in ('owner', 'manager')
   and (%(group)s::bigint is null or m.group_id = %(group)s) and (%(person)s::bigint is null or m.person_id = %(person)s)
   and not exists (select 1 from reached r where r.group_id = m.group_id and r.person_id = m.person_id)
   and not exists (select 1 from groups_membership other join groups_group part on part.id = other.group_id
                    where part.parent_id = m.group_id and other.person_id = m.person_id
                      and other.role in ('owner', 'manager'))
returning m.group_id, m.person_id
"""  # noqa: S608 (the same)
# Who went from what is not open is in its parts no more either.
GO_FROM_PARTS = """
delete from groups_membership m using groups_group part, groups_group whole,
       unnest(%(groups)s::bigint[], %(people)s::bigint[]) as gone (group_id, person_id)
 where part.id = m.group_id and whole.id = part.parent_id and whole.access <> 'open'
   and whole.id = gone.group_id and m.person_id = gone.person_id
returning m.group_id, m.person_id
"""
NO_LONGER_WAITING = """
delete from {table} waiting using unnest(%(groups)s::bigint[], %(people)s::bigint[]) as came (group_id, person_id)
 where waiting.group_id = came.group_id and waiting.person_id = came.person_id
"""


@transaction.atomic
def set_rules(*, actor, group, rules):
    """Let a group have exactly these rules (MembershipRules that are not stored yet). Returns the stored ones.

    For its owner, and for administrators and community managers where they may know of it; only those two roles make a
    rule mandatory, end one that is, or bring in everybody. Who comes and goes by it follows in the background.
    """
    by_task = check_owns_or_cares(actor, group)
    group = lock(group)[group.pk]
    check_alive(group)
    if not Group.objects.with_people_for(actor).contains(group):
        raise PermissionDenied
    _check_rules(group, rules)
    hold_departments(*(rule.department for rule in rules))
    present = list(group.membership_rules.all())
    _check_may_set(actor, group, rules, present)
    former, mandatory = (_all_told(rule for rule in each if rule.is_mandatory) for each in (present, rules))

    group.membership_rules.all().delete()
    stored = MembershipRule.objects.bulk_create(
        MembershipRule(group=group, **dict(zip(TOLD, told, strict=True)))
        for told in dict.fromkeys(map(_as_told, rules))
    )

    if by_task or mandatory != former:
        note_act(
            actor=actor,
            act="group.rules_changed",
            target=group.audited_name,
            rules=len(stored),
            mandatory=len(mandatory),
        )
    log.record("group.rules_changed", actor=actor, subject=group)
    return stored


@transaction.atomic
def apply_rules(*, group):
    """Bring in whom the group's rules reach now, and let go whom they reach no more. Returns (how many came, went).

    Records one fact with the numbers, whatever they are: nobody is told that a rule made them a member.
    """
    came, went = _apply(group=group)
    if came or went:
        parts = sorted({row[0] for row in went} - {group.pk})
        log.record("group.rules_applied", actor=None, subject=group, came=len(came), went=len(went), parts=parts)
    return len(came), len(went)


@transaction.atomic
def apply_rules_to(*, person):
    """Have one person in the groups that rules bring them to, and out of those where none does any more.

    Returns (how many came, went).
    """
    by_rule = Membership.objects.filter(person=person, by_rule=True)
    if not (MembershipRule.objects.exists() or by_rule.exists()):
        return 0, 0
    came, went = _apply(person=person)
    if came or went:
        groups = {"came": sorted({row[0] for row in came}), "went": sorted({row[0] for row in went})}
        log.record("person.rules_applied", actor=None, subject=person, **groups)
    return len(came), len(went)


def apply_all_rules():
    """Apply the rules of every group anew, each in a transaction of its own. Returns how many people came and went."""
    ruled = MembershipRule.objects.values("group").union(Membership.objects.filter(by_rule=True).values("group"))
    done = [apply_rules(group=group) for group in Group.objects.filter(pk__in=ruled, archived_at=None).order_by("pk")]
    return sum(came for came, _went in done), sum(went for _came, went in done)


@transaction.atomic
def ensure_owners_community(*, actor):
    """Make the community of who own groups, once three people do and there is none. Returns the Group, or None.

    The clock does (`actor` None). A community manager owns it if there is one; else it waits on the desk for an owner.
    Who owns a group is in it as long as they do: they cannot leave, and choose how much they hear of it.
    """
    if actor is not None:
        raise PermissionDenied
    owners = Membership.objects.filter(role=Membership.Role.OWNER, person__is_active=True, group__archived_at=None)
    if MembershipRule.objects.filter(whom=MembershipRule.Whom.OWNERS).exists():
        return None
    if owners.exclude(group__access=Group.Access.HIDDEN).values("person").distinct().count() < OWNERS_FOR_A_COMMUNITY:
        return None

    with translation.override(organisation().default_language):
        new = NewGroup(
            name=_("Group managers"), kind=Group.Kind.NETWORK, access=Group.Access.CLOSED,
            purpose=_("For everybody who owns a group: how do you keep a group alive?"),
        )  # fmt: skip
        group = create_with_free_slug(new, timezone.now())
    for person in Person.objects.active().filter(roles__code="community_manager", is_guest=False).order_by("pk")[:1]:
        Membership.objects.create(
            group=group, person=person, role=Membership.Role.OWNER, joined_at=timezone.now()
        )  # fmt: skip
    MembershipRule.objects.create(group=group, whom=MembershipRule.Whom.OWNERS, is_mandatory=True)

    log.record("group.rules_changed", actor=None, subject=group)
    return group


TOLD = ("whom", "department_id", "function", "place", "is_mandatory")


def _as_told(rule):
    return rule.whom, rule.department_id, rule.function.strip(), rule.place.strip(), rule.is_mandatory


def _all_told(rules):
    return {_as_told(rule) for rule in rules}


def _check_may_set(actor, group, rules, present):
    if _all_told(fixed_rules(actor, present)) != _all_told(fixed_rules(actor, rules)):
        raise PermissionDenied
    if actor.cares_for_all or not rules:
        return
    if reaches_everybody(group, [rule for rule in rules if not rule.is_mandatory]):
        raise DomainError(
            _("This brings everybody in. Only a community manager or an administrator can do that."), code="everybody"
        )


def _check_rules(group, rules):
    if group.members_hidden and rules:
        raise DomainError(
            _("Only members see who is in this group. Who knows a rule would know it too, so it has none."),
            code="rules_tell_members",
        )
    if len(rules) > MOST_RULES:
        raise DomainError(_("A group has at most %(most)s rules.") % {"most": MOST_RULES}, code="too_many_rules")
    if not group.is_open and any(rule.place.strip() for rule in rules):
        raise DomainError(
            _("People fill in their place themselves. A group that is not open cannot let them in by it."),
            code="rule_by_own_word",
        )


def _apply(*, group=None, person=None):
    """Run the rules, each group locked so that nobody leaves it at the same moment. Returns (came, went).

    Both are rows of (group id, person id).
    """
    if group:
        lock_with_parts(group)
    else:
        _lock_for(person)
    told = {"group": group and group.pk, "person": person and person.pk, "now": timezone.now()}
    with connection.cursor() as cursor:
        cursor.execute(GO, told)
        went = cursor.fetchall()
        if went:
            cursor.execute(GO_FROM_PARTS, _columns(went))
            went += cursor.fetchall()
        cursor.execute(COME, told)
        came = cursor.fetchall()
        if came and person:  # who came into a whole may come into its parts now; for a group a subscriber sees to it
            cursor.execute(COME, told)
            came += cursor.fetchall()
        for table in ("groups_joinrequest", "groups_invitation") if came else ():
            cursor.execute(NO_LONGER_WAITING.format(table=table), _columns(came))
    return came, went


def _lock_for(person):
    """Lock the groups that rules touch for one person, with the parts that go with them."""
    touched = touched_by_rules(person)
    lock(*Group.objects.filter(Q(pk__in=touched) | Q(parent__in=touched)).values_list("pk", flat=True))


def _columns(rows):
    return {"groups": [row[0] for row in rows], "people": [row[1] for row in rows]}
