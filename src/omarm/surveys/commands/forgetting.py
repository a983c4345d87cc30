"""Deleting what people answered and what was counted: after its term, when consent ends, when its owner leaves."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from omarm.consent.measurements import forgets
from omarm.surveys.models import KEPT_DAYS, Answer, Outcome, Round, Standing
from omarm.surveys.queries.answering import forget_running
from omarm.surveys.queries.gate import NOMINATIONS


@transaction.atomic
def forget_round(*, actor, round):
    """Delete all that was answered and counted in a round, which closes it; the clock does (`actor` None). Returns how many rows.

    The round itself stays, with its subject and days: it names nobody but its owner.
    """
    if actor is not None:
        raise PermissionDenied
    today = timezone.localdate()
    ended = Coalesce("ended_on", today) if not round.is_over else F("ended_on")
    Round.objects.filter(pk=round.pk).update(ended_on=ended, forgotten_on=Coalesce("forgotten_on", today), told=None)
    rows = [kind.objects.filter(round=round.pk).delete()[0] for kind in (Answer, Outcome, Standing)]
    transaction.on_commit(forget_running)
    return sum(rows)


def forget_due_rounds():
    """Forget every round whose term is over. Returns how many rounds that were."""
    before = timezone.localdate() - timedelta(days=KEPT_DAYS)
    due = Round.objects.kept().filter(Q(ended_on__lt=before) | Q(ended_on=None, closes_on__lt=before))
    return len([forget_round(actor=None, round=round) for round in due])


@forgets(NOMINATIONS)
def forget_nominations():
    """Forget every round, because nominations may not be gathered any more. Returns how many rows were deleted."""
    return sum(forget_round(actor=None, round=round) for round in Round.objects.kept())


def forget_rounds_of(owner_id):
    """Forget the rounds of somebody who has left: nobody else may see what they gave. Returns how many rounds."""
    return len([forget_round(actor=None, round=round) for round in Round.objects.kept().filter(owner=owner_id)])
