"""The place that members have in a group, and leaving it."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.core.errors import DomainError
from omarm.groups.models import Group, Membership


@transaction.atomic
def leave_group(*, actor, group):
    """Leave a group. Returns the group. Raises DomainError for its only owner while others are in it."""
    membership = _own(actor, group)
    alone = not group.memberships.filter(person__is_active=True).exclude(person=actor).exists()
    if membership.role == Membership.Role.OWNER and not alone:
        _check_other_owner(membership)

    membership.delete()

    log.record("membership.ended", actor=actor, subject=group, person=actor.pk)
    return group


@transaction.atomic
def remove_member(*, actor, membership):
    """Take somebody out of a group; only an owner takes out an owner. Returns the group."""
    membership = _locked(membership)
    mine = _check_manages(actor, membership)
    if membership.role == Membership.Role.OWNER:
        _check_owns(mine)
        _check_other_owner(membership)

    person = membership.person_id
    membership.delete()

    log.record("membership.ended", actor=actor, subject=membership.group, person=person)
    return membership.group


@transaction.atomic
def change_member_role(*, actor, membership, role):
    """Give a member another role; only an owner makes or unmakes owners. Returns the Membership."""
    membership = _locked(membership)
    mine = _check_manages(actor, membership)
    if Membership.Role.OWNER in {membership.role, role}:
        _check_owns(mine)
    if membership.person.is_guest != (role == Membership.Role.GUEST):
        raise DomainError(_("A guest stays a guest, and a colleague does not become one."), code="guest_role")
    if membership.role == Membership.Role.OWNER and role != Membership.Role.OWNER:
        _check_other_owner(membership)

    membership.role = role
    membership.save(update_fields=["role"])

    log.record("membership.role_changed", actor=actor, subject=membership, role=role)
    return membership


@transaction.atomic
def show_in_home(*, actor, group, shown):
    """Choose whether a group's posts come to one's home stream. One's own choice, so no fact."""
    membership = _own(actor, group)
    membership.in_home = shown
    membership.save(update_fields=["in_home"])
    return membership


def _locked(membership):
    """Return the membership as it is now, with its group locked: roles are changed one at a time."""
    Group.objects.select_for_update().get(pk=membership.group_id)
    present = Membership.objects.select_related("person", "group").filter(pk=membership.pk).first()
    if present is None:
        raise DomainError(_("This person is no longer a member."), code="not_a_member")
    return present


def _own(actor, group):
    Group.objects.select_for_update().get(pk=group.pk)
    membership = Membership.objects.select_for_update().filter(group=group, person=actor).first()
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


def _check_other_owner(membership):
    Group.objects.select_for_update().get(pk=membership.group_id)
    owners = Membership.objects.filter(group=membership.group_id, role=Membership.Role.OWNER, person__is_active=True)
    if not owners.exclude(pk=membership.pk).exists():
        raise DomainError(_("Make somebody else the owner first."), code="last_owner")
