"""Handing over what somebody was to do: all of it at once, when they left or got other work."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.core.errors import DomainError
from omarm.planboard.commands.board import check_owner
from omarm.planboard.models import Action
from omarm.planboard.queries.seeing import may_run


@transaction.atomic
def hand_over_actions(*, actor, person, to, pk=None):
    """Give all that a person was to do on the plan board to somebody else. Returns how many actions.

    For the person themself and who makes the board; `pk` is the person again (people/handing_over.py). Raises DomainError
    for who cannot own an action, and when nothing is left to hand over.
    """
    if actor.pk != person.pk and not may_run(actor):
        raise PermissionDenied
    check_owner(to)
    actions = list(
        Action.objects.standing().filter(owner=person).select_for_update(of=("self",), no_key=True).order_by("pk")
    )
    if not actions or to.pk == person.pk:
        raise DomainError(_("There is nothing left to hand over."), code="settled")

    Action.objects.filter(pk__in=[action.pk for action in actions]).update(owner=to)

    for action in actions:
        log.record("plan_action.changed", actor=actor, subject=action, owner=to.pk)
    return len(actions)
