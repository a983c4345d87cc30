"""Handing over what somebody looked after who left, or got another job. What that is, other apps tell."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.core.errors import DomainError
from omarm.people.handing_over import held_by, holding_of
from omarm.people.models import HandOver


@transaction.atomic
def open_hand_over(*, actor, person, why):
    """Open a hand-over where the person looks after something that nobody else does. Returns it, or None.

    It follows from what happened (`actor` None). One that is open stays; who moved and then left, left.
    """
    if actor is not None:
        raise PermissionDenied
    if not held_by(person, seen_by=person):
        return None
    hand_over, is_new = HandOver.objects.get_or_create(person=person, closed_at=None, defaults={"why": why})
    has_left = why == HandOver.Why.LEFT and hand_over.why != why
    if has_left:
        HandOver.objects.filter(pk=hand_over.pk).update(why=why)
        hand_over.why = why

    if is_new or has_left:
        log.record("hand_over.opened", actor=None, subject=hand_over)
    return hand_over


@transaction.atomic
def give_away(*, actor, hand_over, code, pk, to):
    """Give one thing (`pk` of the Holding `code`) to somebody else; the last one closes it. Returns the HandOver.

    Raises DomainError in words where it cannot be, and for who works here no more. That it was given, the Holding records.
    """
    _check_may(actor, hand_over)
    hand_over = HandOver.objects.select_for_update(no_key=True).select_related("person").get(pk=hand_over.pk)
    if hand_over.closed_at:
        raise DomainError(_("This has been settled in the meantime."), code="settled")
    if to.is_guest or not to.is_active or to.pk == hand_over.person_id:
        raise DomainError(_("Choose a colleague who works here now."), code="not_a_colleague")

    holding_of(code).hand_over(actor=actor, pk=pk, person=hand_over.person, to=to)

    return _close_if_settled(hand_over, by=actor)


@transaction.atomic
def keep_all(*, actor, hand_over):
    """Leave everything with somebody who got another job. Returns the HandOver. Raises DomainError for who left."""
    _check_may(actor, hand_over)
    hand_over = HandOver.objects.select_for_update(of=("self",), no_key=True).get(pk=hand_over.pk)
    if hand_over.closed_at:
        raise DomainError(_("This has been settled in the meantime."), code="settled")
    if hand_over.why == HandOver.Why.LEFT:
        raise DomainError(_("Who left cannot keep anything. Choose somebody for each."), code="has_left")
    return _close(hand_over, by=actor)


@transaction.atomic
def close_settled(*, person=None):
    """Close every open hand-over of which nothing is left (of one person alone, if given). Returns how many."""
    waiting = (
        HandOver.objects.filter(closed_at=None).select_related("person").select_for_update(of=("self",), no_key=True)
    )
    waiting = waiting if person is None else waiting.filter(person=person)
    return sum(_close_if_settled(hand_over, by=None).closed_at is not None for hand_over in waiting)


@transaction.atomic
def end_for_who_is_back(*, person):
    """Close what was opened because somebody left who is here again, and looks after it themselves. Returns how many."""
    waiting = HandOver.objects.filter(person=person, person__is_active=True, why=HandOver.Why.LEFT, closed_at=None)
    waiting = waiting.select_for_update(of=("self",), no_key=True)
    return len([_close(hand_over, by=None) for hand_over in waiting])


def _close_if_settled(hand_over, *, by):
    return hand_over if held_by(hand_over.person, seen_by=hand_over.person) else _close(hand_over, by=by)


def _close(hand_over, *, by):
    hand_over.closed_at, hand_over.closed_by = timezone.now(), by
    hand_over.save(update_fields=["closed_at", "closed_by"])
    log.record("hand_over.closed", actor=by, subject=hand_over)
    return hand_over


def _check_may(actor, hand_over):
    if actor.pk != hand_over.person_id and not actor.cares_for_all:
        raise PermissionDenied
