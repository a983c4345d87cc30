"""Writing down who helped, and saying thanks for it."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.core.errors import DomainError
from omarm.core.legible import legible
from omarm.core.locking import locked
from omarm.planboard.models import Contribution, Thanks
from omarm.planboard.queries.log import may_remove
from omarm.planboard.queries.seeing import sees_board
from omarm.planboard.queries.sponsors import nameable


@transaction.atomic
def write_contribution(*, actor, helper, what, action=None):
    """Write down that somebody helped with something; anybody employed may, also about themselves. Returns the Contribution.

    The same words by the same hand on one day are one. Raises DomainError for nothing that can be read, and for who cannot be named.
    """
    if not sees_board(actor):
        raise PermissionDenied
    if not nameable().filter(pk=helper.pk).exists():
        raise DomainError(_("Choose a colleague who works here."), code="helper")
    what = legible(what)[:200]
    if not what:
        raise DomainError(_("Say in a few words what it was."), code="nothing_said")

    told = {"helper": helper, "what": what, "action": action, "written_by": actor, "written_on": timezone.localdate()}
    if same := Contribution.objects.filter(**told).first():
        return same  # the same form came twice
    row = Contribution.objects.create(**told)

    log.record("contribution.written", actor=actor, subject=row, helper=helper.pk)
    return row


@transaction.atomic
def remove_contribution(*, actor, contribution):
    """Take a contribution away: who helped, who wrote it down, or who makes the board. Returns nothing."""
    row = locked(Contribution.objects, contribution)
    if not sees_board(actor) or not may_remove(actor, row):
        raise PermissionDenied

    log.record("contribution.removed", actor=actor, subject=row)
    row.delete()


@transaction.atomic
def thank(*, actor, contribution):
    """Say thanks; pressed twice it is said once. Returns the Thanks. Raises DomainError for one's own contribution, and a removed one."""
    if not sees_board(actor):
        raise PermissionDenied
    if contribution.helper_id == actor.pk:
        raise DomainError(_("Thanks are for somebody else."), code="thanks_self")

    contribution = locked(Contribution.objects, contribution)
    thanks, is_new = Thanks.objects.get_or_create(contribution=contribution, giver=actor)

    if is_new:
        log.record("contribution.thanked", actor=actor, subject=contribution, helper=contribution.helper_id)
    return thanks


@transaction.atomic
def take_back_thanks(*, actor, contribution):
    """Take thanks back. Returns nothing; nobody is told."""
    Thanks.objects.filter(contribution=contribution, giver=actor).delete()
