"""What several commands ask before they write: who looks after it, whether it lives, what it is part of."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.utils.translation import gettext as _

from omarm.core.errors import DomainError
from omarm.groups.models import Group, Membership


def check_manages(actor, group):
    """Raise PermissionDenied for who neither owns nor manages the group."""
    if not Group.objects.managed_by(actor).contains(group):
        raise PermissionDenied


def check_owns_or_cares(actor, group):
    """Raise PermissionDenied for who does not own it, nor has the task and may know of it. Returns whether by task."""
    if Membership.objects.filter(group=group, person=actor, role=Membership.Role.OWNER).exists():
        return False
    if actor.cares_for_all and Group.objects.listed_for(actor).contains(group):
        return True
    raise PermissionDenied


def check_alive(group):
    """Raise DomainError for a group that has been archived."""
    if group.archived_at:
        raise DomainError(_("This group has been closed and can only be read."), code="group_archived")


def lock(*groups):
    """Lock groups (or ids of them) in the order of their ids, so that two who lock the same wait and never cross.

    Returns them as they are now, by id.
    """
    ids = {getattr(group, "pk", group) for group in groups} - {None}
    return {row.pk: row for row in Group.objects.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk")}


def lock_with_parts(group):
    """Lock a group and its parts. Returns the group as it is now, and a list of its parts."""
    family = Group.objects.select_for_update(no_key=True).filter(Q(pk=group.pk) | Q(parent=group.pk)).order_by("pk")
    rows = {row.pk: row for row in family}
    return rows.pop(group.pk), list(rows.values())


def lock_with_whole(group):
    """Lock a group (or its id) and what it is part of, in the order in which everybody locks them.

    Returns the group as it is now, or None for an id of no group.
    """
    known = isinstance(group, Group)
    pk = group.pk if known else group
    whole = group.parent_id if known else Group.objects.filter(pk=pk).values_list("parent", flat=True).first()
    return lock(pk, whole).get(pk)


def colleagues_in(group):
    """Return the memberships of the colleagues in a group (or its id) who can sign in."""
    return Membership.objects.of_colleagues().filter(group=group)


def check_in_whole(group, person, *, told):
    """Raise DomainError for who comes into a part, and is not in the whole where that is not open to everybody.

    Locks the whole, so that nobody leaves it at the same moment. `told` is who reads the message: the two are named to
    who may know of both.
    """
    if group.parent_id is None:
        return
    whole = lock(group.parent_id)[group.parent_id]
    if whole.is_open or whole.memberships.filter(person=person).exists():
        return
    both = (group.pk, whole.pk)
    if Group.objects.listed_for(told).filter(pk__in=both).count() < len(both):
        raise DomainError(_("Only members of the group that this one is part of can come in."), code="not_in_whole")
    words = {"group": group.name, "whole": whole.name}
    raise DomainError(
        _("%(group)s is part of %(whole)s. Only members of %(whole)s can come in.") % words, code="not_in_whole"
    )


def check_other_owner(membership, message=None):
    """Raise DomainError where this is the only owner who can sign in."""
    owners = Membership.objects.filter(group=membership.group_id, role=Membership.Role.OWNER, person__is_active=True)
    if not owners.exclude(pk=membership.pk).exists():
        raise DomainError(message or _("Make somebody else the owner first."), code="last_owner")
