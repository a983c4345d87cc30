"""Groups of which somebody is the only owner go to others: what hand-overs ask of this app."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.audit.commands import note_act
from omarm.core.errors import DomainError
from omarm.groups.commands.checks import colleagues_in, lock_with_whole
from omarm.groups.commands.owning import check_new_owner, make_owner
from omarm.groups.models import Group, Membership
from omarm.groups.queries.handing import MEMBERS_CHOOSE, owned_alone_by


@transaction.atomic
def hand_over_group(*, actor, pk, person, to):
    """Have `to` own a group of which `person` is the only owner; that person stays a member. Returns the Membership.

    For the person themself, administrators and community managers; `check_new_owner` says to whom it can go. Of a group
    of which the actor may not know who is in it, the members choose among themselves: one refusal for all, or names would tell who is in it.
    """
    if actor.pk != person.pk and not actor.cares_for_all:
        raise PermissionDenied
    group = lock_with_whole(pk)
    if group is None or not owned_alone_by(person).filter(pk=pk).exists():
        raise DomainError(_("Somebody else owns this group meanwhile."), code="settled")
    is_known = Group.objects.with_people_for(actor).contains(group)
    if not is_known and colleagues_in(group).exists():
        raise DomainError(MEMBERS_CHOOSE, code="members_choose")
    check_new_owner(group, to, giver=person, by_task=True)

    membership = make_owner(group, to, told=actor)
    group.memberships.filter(person=person, role=Membership.Role.OWNER).update(role=Membership.Role.MEMBER)

    if actor.pk != person.pk:
        note_act(actor=actor, act="group.given", target=group.audited_name, to=to.username)
    log.record("group.handed_over", actor=actor, subject=group, to=to.pk, former=person.pk)
    return membership
