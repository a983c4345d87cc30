"""The place that members have in a group, and leaving it."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.core.errors import DomainError
from omarm.groups.commands.checks import check_alive, check_other_owner, colleagues_in, lock, lock_with_parts
from omarm.groups.commands.life import archive_deserted
from omarm.groups.models import Absence, Membership, MembershipRule
from omarm.groups.queries.rules import is_bound_to


@transaction.atomic
def leave_group(*, actor, group):
    """Leave a group, and where it is not open to everybody its parts. Returns the group.

    The last colleague in it archives it by leaving. Raises DomainError for its only owner while others are in it, and
    where a rule of the organisation keeps one in it.
    """
    group, parts = lock_with_parts(group)
    membership = _own(actor, group)
    if membership.role == Membership.Role.OWNER and _has_others(membership):
        check_other_owner(
            membership, _("You are the only owner. Hand the group over to another member first, then you can leave.")
        )
    if is_bound_to(group, actor):
        raise DomainError(_why_bound(group), code="mandatory")

    return _end(membership, parts, actor=actor)


@transaction.atomic
def remove_member(*, actor, membership):
    """Take somebody out of a group, and where it is not open out of its parts; only an owner takes out an owner.

    Returns the group. Raises DomainError for who is in it by a rule that is mandatory.
    """
    group, parts = lock_with_parts(membership.group)
    membership = _present(membership)
    mine = _check_manages(actor, membership)
    if membership.role == Membership.Role.OWNER:
        _check_owns(mine)
        check_other_owner(membership)
    if is_bound_to(group, membership.person):
        raise DomainError(
            _("%(name)s is in this group by a rule of the organisation.") % {"name": membership.person.name},
            code="mandatory",
        )

    return _end(membership, parts, actor=actor)


@transaction.atomic
def change_member_role(*, actor, membership, role):
    """Give a member another role; only an owner makes or unmakes owners. Returns the Membership."""
    lock(membership.group_id)
    membership = _present(membership)
    mine = _check_manages(actor, membership)
    check_alive(membership.group)
    if Membership.Role.OWNER in {membership.role, role}:
        _check_owns(mine)
    if membership.person.is_guest != (role == Membership.Role.GUEST):
        raise DomainError(_("A guest stays a guest, and a colleague does not become one."), code="guest_role")
    if membership.role == Membership.Role.OWNER and role != Membership.Role.OWNER:
        check_other_owner(membership)

    former, membership.role = membership.role, role
    membership.save(update_fields=["role"])

    log.record("membership.role_changed", actor=actor, subject=membership, role=role, former=former)
    return membership


@transaction.atomic
def show_in_home(*, actor, group, shown):
    """Choose whether a group's posts come to one's home stream. One's own choice, so no fact."""
    membership = _own(actor, group)
    membership.in_home = shown
    membership.save(update_fields=["in_home"])
    return membership


def _end(membership, parts, *, actor):
    """End a membership with those of the parts that only members may be in. Whom a rule would bring back stays away."""
    group, person = membership.group, membership.person_id
    ended = Membership.objects.filter(group__in=[] if group.is_open else parts, person=person)
    left = []
    for row in ended.select_related("group"):
        if row.role == Membership.Role.OWNER and _has_others(row):
            check_other_owner(row, _("%(group)s has no other owner. Hand it over first.") % {"group": row.group.name})
        left.append(row.group_id)

    ended.delete()
    membership.delete()
    if group.membership_rules.exists():
        Absence.objects.get_or_create(group=group, person_id=person)

    log.record(
        "membership.ended", actor=actor, subject=group, person=person, **({"parts": sorted(left)} if left else {})
    )
    archive_deserted([*(part for part in parts if part.pk in left), group], actor=actor)
    return group


def _has_others(membership):
    return colleagues_in(membership.group_id).exclude(pk=membership.pk).exists()


def _why_bound(group):
    if group.membership_rules.filter(whom=MembershipRule.Whom.OWNERS).exists():
        return _("Who owns a group is in this one. You choose how much you hear of it.")
    return _("Everybody in your department, function or place is in this group.")


def _present(membership):
    present = Membership.objects.select_related("person", "group").filter(pk=membership.pk).first()
    if present is None:
        raise DomainError(_("This person is no longer a member."), code="not_a_member")
    return present


def _own(actor, group):
    membership = Membership.objects.select_related("group").filter(group=group, person=actor).first()
    if membership is None:
        raise DomainError(_("You are not a member of this group."), code="not_a_member")
    return membership


def _check_manages(actor, membership):
    mine = Membership.objects.filter(group=membership.group_id, person=actor, role__in=Membership.MANAGING).first()
    if mine is None:
        raise PermissionDenied
    return mine


def _check_owns(mine):
    if mine.role != Membership.Role.OWNER:
        raise PermissionDenied
