"""Putting the proposed team together anew: of another size, or without some who cannot or do not want to."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.consent.queries import require
from omarm.core.errors import DomainError
from omarm.surveys.models import Outcome, Round, Standing
from omarm.surveys.queries.counting import colleagues_in, votes_in
from omarm.surveys.queries.gate import NOMINATIONS
from omarm.surveys.rules.outcome import team_among


@transaction.atomic
def ask_for_team(*, actor, round, size, left_out):
    """Have the team of one's own round put together with so many people, without these (ids). Returns the Round.

    Raises DomainError where there are no results.
    """
    now = Round.objects.owned_by(actor).select_for_update(no_key=True).filter(pk=round.pk).first()
    if now is None:
        raise PermissionDenied
    require(NOMINATIONS)
    if not Outcome.objects.filter(round=now, status=Outcome.Status.SHOWN).update(is_waiting=True):
        raise DomainError(_("This round has no results."), code="no_results")

    now.team_size = size
    now.save(update_fields=["team_size"])
    Standing.objects.filter(round=now).update(left_out=False)
    Standing.objects.filter(round=now, person__in=left_out).update(left_out=True)

    log.record("round.team_asked", actor=actor, subject=now)
    return now


@transaction.atomic
def propose_team(*, actor, round):
    """Put the team together that was asked for (`actor` None: it follows from asking). Returns the ids in order."""
    if actor is not None:
        raise PermissionDenied
    require(NOMINATIONS)
    waiting = Outcome.objects.select_for_update(no_key=True).filter(round=round.pk, is_waiting=True)
    if not waiting.exists():
        return []
    colleagues = colleagues_in(round)
    standings = {row.person_id: row for row in Standing.objects.filter(round=round)}
    team = team_among(colleagues, votes_in(round), standings.values(), size=round.team_size)
    for row in standings.values():
        row.rank, row.reasons = None, []
    for rank, (pk, reasons) in enumerate(team, start=1):
        standings[pk].rank, standings[pk].reasons = rank, reasons
    Standing.objects.bulk_update(standings.values(), ["rank", "reasons"], batch_size=1000)
    waiting.update(is_waiting=False)
    return [pk for pk, _reasons in team]
