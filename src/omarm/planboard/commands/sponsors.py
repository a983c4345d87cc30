"""Naming who stands for a goal, and what happens when they stop or leave."""

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.core.errors import DomainError
from omarm.planboard.models import Commitment, Sponsor
from omarm.planboard.queries.seeing import may_run
from omarm.planboard.queries.sponsors import nameable


@transaction.atomic
def name_sponsor(*, actor, person, goal):
    """Have somebody stand for a goal. Returns the Sponsor. Who left it, is seen to by that.

    Raises DomainError for who does not work here or is its sponsor already, and for a goal that has ended.
    """
    _check(actor)
    if not nameable().filter(pk=person.pk).exists():
        raise DomainError(_("Choose a colleague who works here."), code="sponsor")
    if goal.ended_on is not None:
        raise DomainError(_("This goal has ended. Choose another."), code="goal_ended")
    if Sponsor.objects.standing().filter(person=person, goal=goal).exists():
        raise _already(person)

    today = timezone.localdate()
    sponsor = _named(person, goal, today)
    Sponsor.objects.missed().filter(goal=goal).update(put_aside_on=today)

    log.record("sponsor.named", actor=actor, subject=sponsor, person=person.pk)
    return sponsor


@transaction.atomic
def end_sponsor(*, actor, sponsor):
    """Have somebody stand for a goal no more: they say so themselves, or who makes the board. Returns the Sponsor."""
    if sponsor.person_id != actor.pk:
        _check(actor)
    return _end(actor, sponsor, has_left=False)


@transaction.atomic
def end_sponsors_who_left(*, actor, person_id):
    """End all that somebody stood for and promised because their account ended (`actor` None). Returns the Sponsors."""
    if actor is not None:
        raise PermissionDenied
    gone = Sponsor.objects.standing().filter(person=person_id, person__is_active=False)
    return [_end(None, sponsor, has_left=True) for sponsor in gone]


@transaction.atomic
def see_to_sponsor(*, actor, sponsor):
    """Say that somebody knows of a sponsor who left. Returns the Sponsor."""
    _check(actor)
    seen = Sponsor.objects.missed().filter(pk=sponsor.pk).update(put_aside_on=timezone.localdate())

    if seen:
        log.record("sponsor.seen_to", actor=actor, subject=sponsor)
    return sponsor


def _end(actor, sponsor, *, has_left):
    """End what a sponsor stands for; what was to come is ended, what was kept or not stays as it is."""
    sponsor = Sponsor.objects.select_for_update(of=("self",), no_key=True).get(pk=sponsor.pk)
    if sponsor.ended_on is not None:
        return sponsor
    today = timezone.localdate()

    sponsor.ended_on, sponsor.has_left = today, has_left
    sponsor.save(update_fields=["ended_on", "has_left"])
    Commitment.objects.waiting().filter(sponsor=sponsor, due_on__gte=today).update(ended_on=today)

    log.record("sponsor.left" if has_left else "sponsor.ended", actor=actor, subject=sponsor)
    return sponsor


def _named(person, goal, today):
    """Return the new Sponsor. Raises DomainError when somebody else named them at the same moment."""
    try:
        with transaction.atomic():
            return Sponsor.objects.create(person=person, goal=goal, named_on=today)
    except IntegrityError as error:
        raise _already(person) from error


def _already(person):
    return DomainError(_("%(name)s is sponsor of this goal already.") % {"name": person.name}, code="sponsor_already")


def _check(actor):
    if not may_run(actor):
        raise PermissionDenied
