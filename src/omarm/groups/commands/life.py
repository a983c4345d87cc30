"""The life of a group: it is asked whether it goes on, goes to other hands, is archived, and comes back."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.audit.commands import note_act
from omarm.core.errors import DomainError
from omarm.groups.commands.checks import check_alive, check_in_whole, check_owns_or_cares, lock, lock_with_parts
from omarm.groups.models import Group, Invitation, JoinRequest, Membership
from omarm.groups.queries.living import ASKED_AGAIN_AFTER

GOES_ON_FOR = timedelta(days=180)  # our own choice: half a year of peace


@transaction.atomic
def archive_group(*, actor, group):
    """Close a group with its parts: from now on it is read and found, and no more. Returns the Group.

    For who owns it, and for administrators and community managers where they may know of it.
    """
    by_task = check_owns_or_cares(actor, group)
    group, parts = lock_with_parts(group)
    check_alive(group)

    living = [part.pk for part in parts if not part.archived_at]
    group.archived_at = timezone.now()
    _store([group.pk, *living], archived_at=group.archived_at, asked_on=None)

    if by_task:
        note_act(actor=actor, act="group.archived", target=group.name)
    log.record("group.archived", actor=actor, subject=group, parts=living)
    return group


@transaction.atomic
def revive_group(*, actor, group):
    """Open an archived group again, with the parts that were closed along with it. Returns the Group.

    Raises DomainError for a group without an owner, or a part of what is archived itself.
    """
    by_task = check_owns_or_cares(actor, group)
    group, parts = lock_with_parts(group)
    if not group.archived_at:
        return group
    if not group.memberships.filter(role=Membership.Role.OWNER, person__is_active=True).exists():
        raise DomainError(_("Nobody owns this group. Choose an owner first."), code="ownerless")
    if group.parent and group.parent.archived_at:
        raise DomainError(_("The group that it is part of is closed. Open that one first."), code="whole_archived")

    along = [part.pk for part in parts if part.archived_at == group.archived_at]
    group.archived_at = None
    _store([group.pk, *along], archived_at=None, asked_on=None)

    if by_task:
        note_act(actor=actor, act="group.revived", target=group.name)
    log.record("group.revived", actor=actor, subject=group, parts=along)
    return group


@transaction.atomic
def ask_owners(*, actor, group):
    """Ask the owners of a quiet group whether it goes on; the clock does (`actor` None). Returns whether they are asked.

    They are not where they were asked in the last sixty days, or said that it goes on for now.
    """
    if actor is not None:
        raise PermissionDenied
    group = lock(group)[group.pk]
    today = timezone.localdate()
    if group.archived_at or (group.goes_on_until and group.goes_on_until >= today):
        return False
    if group.asked_on and group.asked_on > today - ASKED_AGAIN_AFTER:
        return False

    _store([group.pk], asked_on=today)

    log.record("group.asked_whether_it_goes_on", actor=None, subject=group)
    return True


@transaction.atomic
def say_it_goes_on(*, actor, group):
    """Say, as an owner, that the group goes on: for half a year nobody asks. Returns the Group."""
    if not group.memberships.filter(person=actor, role=Membership.Role.OWNER).exists():
        raise PermissionDenied
    group = lock(group)[group.pk]
    check_alive(group)

    group.goes_on_until, group.asked_on = timezone.localdate() + GOES_ON_FOR, None
    _store([group.pk], goes_on_until=group.goes_on_until, asked_on=None)

    log.record("group.said_to_go_on", actor=actor, subject=group)
    return group


@transaction.atomic
def transfer_ownership(*, actor, group, to):
    """Give a group to another owner. Returns their Membership; who gave it away manages it from now on.

    An owner gives it to a member. A group without an owner is given by administrators and community managers, to any
    colleague, themselves included; or by its managers, or its members where nobody manages it, to one of themselves.
    """
    group = lock(group)[group.pk]
    is_owner = owners_of_now(group).filter(person=actor).exists()
    by_task = not is_owner and _check_may_give_away(actor, group)
    if to.is_guest or not to.is_active:
        raise DomainError(_("Choose a colleague who works here now. A guest owns no group."), code="not_an_owner")
    if not by_task and not group.memberships.filter(person=to).exists():
        raise DomainError(_("Choose a member of the group."), code="not_a_member")

    membership = make_owner(group, to, told=actor)
    group.memberships.filter(role=Membership.Role.OWNER, person=actor).exclude(person=to).update(
        role=Membership.Role.MANAGER
    )

    if by_task:
        note_act(actor=actor, act="group.given", target=group.name, to=to.username)
    log.record("group.handed_over", actor=actor, subject=group, to=to.pk)
    return membership


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
    in_it = group.memberships.filter(person__is_active=True).exclude(role=Membership.Role.GUEST)
    managers = in_it.filter(role=Membership.Role.MANAGER)
    closest = managers if managers.exists() else in_it
    if closest.filter(person=actor).exists():
        return False
    check_owns_or_cares(actor, group)
    return True


def _store(ids, **told):
    Group.objects.filter(pk__in=ids).update(version=F("version") + 1, **told)
