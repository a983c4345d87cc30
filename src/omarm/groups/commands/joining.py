"""Ways into a group, by its access: at once, by asking, by invitation.

Each holds against the group as it is now, locked: it may have been closed, or become part of another, since it was read.
"""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.core.errors import DomainError
from omarm.groups.commands.checks import check_alive, check_in_whole, check_manages, lock_with_whole
from omarm.groups.models import Absence, Group, Invitation, JoinRequest, Membership
from omarm.people.models import Person


@transaction.atomic
def join_group(*, actor, group):
    """Join an open group, at once. Returns the Membership; joining twice is joining once."""
    group = lock_with_whole(group)
    if actor.is_guest or not group.is_open:
        raise PermissionDenied
    check_alive(group)
    check_in_whole(group, actor, told=actor)

    return make_member(group, actor, told_by=actor)


@transaction.atomic
def request_to_join(*, actor, group, message=""):
    """Ask to join a group that is on request. Returns the JoinRequest; asking again only changes the message."""
    group = lock_with_whole(group)
    if actor.is_guest or group.access != Group.Access.REQUEST:
        raise PermissionDenied
    check_alive(group)
    if group.memberships.filter(person=actor).exists():
        raise DomainError(_("You are a member of this group already."), code="member_already")
    check_in_whole(group, actor, told=actor)

    request, is_new = JoinRequest.objects.update_or_create(group=group, person=actor, defaults={"message": message})

    if is_new:
        log.record("join_request.made", actor=actor, subject=request, group=group.pk)
    return request


@transaction.atomic
def withdraw_request(*, actor, group):
    """Take back one's own request. Returns whether there was one; only the person knew, so no fact."""
    return bool(JoinRequest.objects.filter(group=group, person=actor).delete()[0])


@transaction.atomic
def approve_request(*, actor, request):
    """Let somebody in who asked. Returns the Membership."""
    group = lock_with_whole(request.group)
    check_manages(actor, group)
    check_alive(group)
    check_in_whole(group, request.person, told=actor)
    _answer_once(request)

    return make_member(group, request.person, told_by=actor)


@transaction.atomic
def decline_request(*, actor, request):
    """Say no to somebody who asked. Returns the request as it was."""
    check_manages(actor, request.group)
    _answer_once(request)

    log.record("join_request.declined", actor=actor, subject=request, group=request.group_id, person=request.person_id)
    return request


@transaction.atomic
def invite_person(*, actor, group, person):
    """Ask a colleague in. In open groups any member may, elsewhere its managers. Returns the Invitation.

    Who was invited before is not invited again: the first invitation stands.
    """
    group = lock_with_whole(group)
    mine = group.memberships.filter(person=actor).first()
    if mine is None or not mine.may_invite:
        raise PermissionDenied
    if not Person.objects.visible_to(actor).active().contains(person):
        raise PermissionDenied
    check_alive(group)
    if group.memberships.filter(person=person).exists():
        raise DomainError(_("%(name)s is a member already.") % {"name": person.name}, code="member_already")
    check_in_whole(group, person, told=actor)

    invitation, is_new = Invitation.objects.get_or_create(group=group, person=person, defaults={"invited_by": actor})

    if is_new:
        log.record("invitation.sent", actor=actor, subject=invitation, group=group.pk, person=person.pk)
    return invitation


@transaction.atomic
def accept_invitation(*, actor, invitation):
    """Come in on one's own invitation. Returns the Membership."""
    if invitation.person_id != actor.pk:
        raise PermissionDenied
    group = lock_with_whole(invitation.group)
    check_alive(group)
    check_in_whole(group, actor, told=actor)
    if not Invitation.objects.filter(pk=invitation.pk).delete()[0]:
        raise DomainError(_("This invitation is no longer there."), code="invitation_gone")

    return make_member(group, actor, told_by=actor)


@transaction.atomic
def decline_invitation(*, actor, invitation):
    """Leave one's own invitation for what it is. Only the two know, so no fact. Returns the invitation as it was."""
    if invitation.person_id != actor.pk:
        raise PermissionDenied

    Invitation.objects.filter(pk=invitation.pk).delete()
    return invitation


def make_member(group, person, *, told_by):
    """Have somebody belong to a group, and record it when that is new. Returns the Membership."""
    role = Membership.Role.GUEST if person.is_guest else Membership.Role.MEMBER
    membership, created = Membership.objects.get_or_create(
        group=group, person=person, defaults={"role": role, "joined_at": timezone.now()}
    )
    JoinRequest.objects.filter(group=group, person=person).delete()
    Invitation.objects.filter(group=group, person=person).delete()
    Absence.objects.filter(group=group, person=person).delete()

    if created:
        log.record("membership.started", actor=told_by, subject=membership, group=group.pk, person=person.pk)
    return membership


def _answer_once(request):
    """Take a request off the list. It may have been withdrawn meanwhile, or answered by another manager."""
    if not JoinRequest.objects.filter(pk=request.pk).delete()[0]:
        raise DomainError(_("This request was answered or taken back in the meantime."), code="request_gone")
