"""Who owns a group: it goes to other hands, also where nobody is left to give it."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.audit.commands import note_act
from omarm.core.errors import DomainError
from omarm.groups.commands.checks import check_in_whole, check_owns_or_cares, colleagues_in, lock_with_whole
from omarm.groups.models import Group, Invitation, JoinRequest, Membership


@transaction.atomic
def transfer_ownership(*, actor, group, to):
    """Give a group to another owner. Returns their Membership; who gave it away manages it from now on.

    An owner gives it to a member. A group without an owner is given by administrators and community managers, themselves
    included (`check_new_owner` says to whom); or by its managers, or its members where nobody manages it, to a member.
    """
    group = lock_with_whole(group)
    is_owner = owners_of_now(group).filter(person=actor).exists()
    by_task = not is_owner and _check_may_give_away(actor, group)
    check_new_owner(group, to, giver=actor, by_task=by_task)

    membership = make_owner(group, to, told=actor)
    group.memberships.filter(role=Membership.Role.OWNER, person=actor).exclude(person=to).update(
        role=Membership.Role.MANAGER
    )

    if by_task:
        note_act(actor=actor, act="group.given", target=group.audited_name, to=to.username)
    log.record("group.handed_over", actor=actor, subject=group, to=to.pk)
    return membership


@transaction.atomic
def appoint_owner(*, actor, pk, to):
    """Have somebody own a hidden group in which no colleague is left. Returns their Membership.

    For administrators and community managers, who know no more of it than its number; it stands in the audit log.
    Raises DomainError for every other group, whatever the reason: a number tells nothing of what it is the number of.
    """
    if not actor.cares_for_all:
        raise PermissionDenied
    group = lock_with_whole(pk)
    if group is None or group.access != Group.Access.HIDDEN or colleagues_in(group).exists():
        raise DomainError(_("Somebody looks after this group meanwhile."), code="settled")
    check_new_owner(group, to, giver=actor, by_task=True)

    membership = make_owner(group, to, told=actor)

    note_act(actor=actor, act="group.given", target=group.audited_name, to=to.username)
    log.record("group.handed_over", actor=actor, subject=group, to=to.pk)
    return membership


def check_new_owner(group, to, *, giver, by_task):
    """Raise DomainError for who cannot own the group: said once, for every way in which it goes to other hands.

    Never a guest, nor who left. By an owner or a member it goes to a member. By task for the organisation, as in a
    hand-over, to any colleague where anybody may ask to come in. Into what is closed or hidden nobody is let in over the
    heads of its members: there it is a member, as long as a colleague is left beside who gives it away.
    """
    if to.is_guest or not to.is_active:
        raise DomainError(_("Choose a colleague who works here now. A guest owns no group."), code="not_an_owner")
    if group.memberships.filter(person=to).exists():
        return
    is_shut = group.members_hidden or group.access in {Group.Access.CLOSED, Group.Access.HIDDEN}
    if not by_task or (is_shut and colleagues_in(group).exclude(person=giver).exists()):
        raise DomainError(_("Only who is in the group can own it. Choose one of its members."), code="not_a_member")


def owners_of_now(group):
    """Return the memberships of those who own the group and can sign in."""
    return group.memberships.filter(role=Membership.Role.OWNER, person__is_active=True)


def make_owner(group, person, *, told):
    """Have somebody own the group, as a member too. Owners whose account ended own it no more. Returns the Membership."""
    check_in_whole(group, person, told=told)
    role = {"role": Membership.Role.OWNER}
    membership, _is_new = Membership.objects.update_or_create(
        group=group, person=person, defaults=role, create_defaults=role | {"joined_at": timezone.now()}
    )
    group.memberships.filter(role=Membership.Role.OWNER, person__is_active=False).update(role=Membership.Role.MEMBER)
    for waiting in (JoinRequest, Invitation):
        waiting.objects.filter(group=group, person=person).delete()
    return membership


def _check_may_give_away(actor, group):
    """Check that the actor may give away a group that nobody owns. Returns whether it is by task for the organisation."""
    if owners_of_now(group).exists():
        raise PermissionDenied
    in_it = colleagues_in(group)
    managers = in_it.filter(role=Membership.Role.MANAGER)
    closest = managers if managers.exists() else in_it
    if closest.filter(person=actor).exists():
        return False
    if group.members_hidden and in_it.exists():
        raise PermissionDenied  # whom one may choose, and whom not, would tell who is in it
    check_owns_or_cares(actor, group)
    return True
