"""The board of a network: what members do on it, by name. Who leaves the group leaves the board."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.core.errors import DomainError
from omarm.core.legible import legible
from omarm.groups.commands.checks import check_alive, lock
from omarm.groups.kinds import kind_of
from omarm.groups.models import Group, Membership


@transaction.atomic
def give_seat(*, actor, membership, seat, rank=0):
    """Name what a member does on the board, at a place in its list; without words they are not on it. Returns the Membership.

    For who looks after the group; anybody takes themselves off it. Raises DomainError for a kind of group without a board.
    """
    lock(membership.group_id)
    membership = Membership.objects.select_related("group").filter(pk=membership.pk).first()
    if membership is None:
        raise DomainError(_("This person is no longer a member."), code="not_a_member")
    seat = legible(seat)[:60]
    goes = not seat and membership.person_id == actor.pk
    if not goes and not Group.objects.managed_by(actor).contains(membership.group):
        raise PermissionDenied
    check_alive(membership.group)
    if seat and not kind_of(membership.group).has_board:
        raise DomainError(_("Only a network has a board."), code="no_board")

    membership.seat, membership.seat_rank = seat, rank if seat else 0
    membership.save(update_fields=["seat", "seat_rank"])

    log.record("membership.seat_given", actor=actor, subject=membership, group=membership.group_id)
    return membership
