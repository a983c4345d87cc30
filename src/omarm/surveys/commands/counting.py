"""Counting a round that is over, once; and saying of one that runs how many answered, in steps."""

from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.utils import timezone

from omarm.consent.queries import require
from omarm.surveys.models import Answer, Outcome, Round, Standing
from omarm.surveys.queries.counting import colleagues_in, rounds_to_count, votes_in
from omarm.surveys.queries.gate import NOMINATIONS
from omarm.surveys.queries.rounds import rounds_to_tell, told_of
from omarm.surveys.rules.outcome import work_out

AT_A_TIME = 1000

# Rows lie in a table in the order in which they came. Written anew by their ids, which are drawn by lot, they tell no order.
SHUFFLED_NAMES = """
    with gone as (delete from surveys_nomination n using surveys_answer a where a.id = n.answer_id and a.round_id = %s
        returning n.id, n.answer_id, n.nominee_id)
    insert into surveys_nomination (id, answer_id, nominee_id) select id, answer_id, nominee_id from gone order by id
"""
SHUFFLED_ANSWERS = """
    with gone as (delete from surveys_answer where round_id = %s returning id, round_id, person_id)
    insert into surveys_answer (id, round_id, person_id) select id, round_id, person_id from gone order by id
"""


@transaction.atomic
def count_round(*, actor, round):
    """Count a round that is over; the clock does, or what follows from closing it (`actor` None). Returns the Outcome.

    It is counted once: the counts stay as they are, whoever leaves after that. Of a round that fewer than eight answered
    nothing is told, and what they answered is deleted at once. Returns None when there is nothing to count any more.
    """
    if actor is not None:
        raise PermissionDenied
    require(NOMINATIONS)
    now = (
        Round.objects.over()
        .kept()
        .select_for_update(of=("self",), no_key=True)
        .filter(pk=round.pk, outcome=None)
        .first()
    )
    if now is None:
        return Outcome.objects.filter(round=round.pk).first()

    result = work_out(colleagues_in(now), votes_in(now), size=now.team_size, floor=require(NOMINATIONS).floor)
    status = Outcome.Status.SHOWN if result else Outcome.Status.TOO_FEW
    outcome = Outcome.objects.create(
        round=now, status=status, told=result.told if result else {}, computed_on=timezone.localdate()
    )
    if result is None:
        Answer.objects.filter(round=now).delete()
    else:
        Standing.objects.bulk_create(_standings(now, result), batch_size=AT_A_TIME)
        _shuffle(now)
    return outcome


def count_due_rounds():
    """Count every round that is over and not counted yet, each in a transaction of its own. Returns how many."""
    return sum(count_round(actor=None, round=round) is not None for round in rounds_to_count())


@transaction.atomic
def tell_progress(*, actor):
    """Say of every round that runs how many have answered, as of now; the clock does (`actor` None). Returns how many moved."""
    if actor is not None:
        raise PermissionDenied
    moved = [(round.pk, told) for round in rounds_to_tell() if (told := told_of(round)) != round.told]
    for pk, told in moved:
        Round.objects.filter(pk=pk).update(told=told)
    return len(moved)


def _standings(round, result):
    places = {pk: (rank, reasons) for rank, (pk, reasons) in enumerate(result.found.team, start=1)}
    # In the order of votes, the first row would be of who was named in the first answer.
    for pk, count in sorted(result.counts.items()):
        colleague, (rank, reasons) = result.colleagues[pk], places.get(pk, (None, []))
        yield Standing(
            round=round, person_id=pk, nominations=count.number, is_capped=count.is_capped,
            layer=colleague.layer, department_id=colleague.department,
            leads=pk in result.found.leads, connects=pk in result.found.connects, rank=rank, reasons=reasons,
        )  # fmt: skip


def _shuffle(round):
    with connection.cursor() as db:
        db.execute(SHUFFLED_ANSWERS, [round.pk])
        db.execute(SHUFFLED_NAMES, [round.pk])
