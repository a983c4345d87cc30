"""Groups of which somebody is the only owner go to others: what hand-overs ask of this app."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.audit.commands import note_act
from omarm.core.errors import DomainError
from omarm.groups.commands.checks import lock
from omarm.groups.commands.life import make_owner
from omarm.groups.models import Group, Membership
from omarm.groups.queries.handing import owned_alone_by


@transaction.atomic
def hand_over_group(*, actor, pk, person, to):
    """Have `to` own a group of which `person` is the only owner; that person stays a member. Returns the Membership.

    For the person themself, administrators and community managers. Of a hidden group `to` is a member already: nobody
    is let in by who is not in it.
    """
    if actor.pk != person.pk and not actor.cares_for_all:
        raise PermissionDenied
    group = lock(pk).get(pk)
    if group is None or not owned_alone_by(person).filter(pk=pk).exists():
        raise DomainError(_("Somebody else owns this group meanwhile."), code="settled")
    if to.is_guest or not to.is_active:
        raise DomainError(_("Choose a colleague who works here now. A guest owns no group."), code="not_an_owner")
    by_task = actor.pk != person.pk
    if group.access == Group.Access.HIDDEN and not group.memberships.filter(person=to).exists():
        raise DomainError(_("Choose a member of the group."), code="not_a_member")

    membership = make_owner(group, to, told=actor)
    group.memberships.filter(person=person, role=Membership.Role.OWNER).update(role=Membership.Role.MEMBER)

    if by_task:
        name = group.name if Group.objects.listed_for(actor).contains(group) else group.pk
        note_act(actor=actor, act="group.given", target=name, to=to.username)
    log.record("group.handed_over", actor=actor, subject=group, to=to.pk)
    return membership
