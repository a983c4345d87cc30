"""The life of a group: it is asked whether it goes on, is archived, and comes back."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.audit.commands import note_act
from omarm.core.errors import DomainError
from omarm.groups.commands.checks import check_alive, check_owns_or_cares, colleagues_in, lock, lock_with_parts
from omarm.groups.models import Group, Membership
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
        note_act(actor=actor, act="group.archived", target=group.audited_name)
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
        note_act(actor=actor, act="group.revived", target=group.audited_name)
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


def archive_deserted(groups, *, actor):
    """Archive those of these groups (locked) in which no colleague is left: nobody would be there to do it. Returns them.

    A whole that people are still in through its parts stays: it has no owner, and that stands on the desk.
    """
    deserted = [group for group in groups if not group.archived_at and not _lived_in(group)]
    moment, closed = timezone.now(), {group.pk for group in deserted}
    for group in deserted:
        group.archived_at = moment
        parts = Group.objects.filter(parent=group, archived_at=None)  # where guests alone are left
        found = sorted({*parts.values_list("pk", flat=True)} - closed)
        closed.update(found)
        log.record("group.archived", actor=actor, subject=group, parts=found)
    _store(closed, archived_at=moment, asked_on=None)
    return deserted


def _lived_in(group):
    parts = Group.objects.filter(parent=group, archived_at=None)
    return any(colleagues_in(each).exists() for each in (group, *parts))


def _store(ids, **told):
    Group.objects.filter(pk__in=ids).update(version=F("version") + 1, **told)
