"""Handing over a campaign or a goal: to whom who led it, or answered for it, gives it, or who guides after they left."""

from django.db import transaction
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.audit.commands import note_act
from omarm.core.errors import DomainError
from omarm.core.locking import locked
from omarm.programme.commands.locking import as_it_is, check_guides
from omarm.programme.models import Campaign, Goal
from omarm.programme.queries.seeing import sees_public


@transaction.atomic
def hand_over_campaign(*, actor, pk, person, to):
    """Have somebody else lead a campaign (a Holding of people/handing_over.py). Returns the Campaign.

    For who leads it and who guides. Raises DomainError when it was handed over already, and for who cannot lead.
    """
    _check(actor, person, to)
    now = as_it_is(Campaign(pk=pk))
    _check_still_theirs(now, person)
    now.owner = to
    now.save(update_fields=["owner"])
    note_act(actor=actor, act="campaign.given", target=now.name, to=to.username)

    log.record("campaign.given", actor=actor, subject=now, owner=to.pk)
    return now


@transaction.atomic
def hand_over_goal(*, actor, pk, person, to):
    """Have somebody else answer for a goal (a Holding of people/handing_over.py). Returns the Goal; else as a campaign."""
    _check(actor, person, to)
    now = locked(Goal.objects, Goal(pk=pk))
    _check_still_theirs(now, person)
    now.owner = to
    now.save(update_fields=["owner"])
    note_act(actor=actor, act="goal.given", target=now.name, to=to.username)

    log.record("goal.given", actor=actor, subject=now, owner=to.pk)
    return now


def _check(actor, person, to):
    if actor.pk != person.pk:
        check_guides(actor)
    if not (to.is_active and sees_public(to)):
        raise DomainError(_("Choose a colleague who works here now."), code="not_a_colleague")


def _check_still_theirs(row, person):
    if row.owner_id != person.pk:
        raise DomainError(_("This has been settled in the meantime."), code="settled")
