"""The clock of questions: what is due is looked at, and goes to the next who can answer."""

import logging
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from omarm.people.queries import working_day
from omarm.questions.commands.turns import Look, end_turn, give, next_look, tell, until_for
from omarm.questions.models import Question, Turn
from omarm.questions.queries.candidates import COMMUNITY, EXPERT, GROUP, candidates_for
from omarm.questions.queries.due import due_ids
from omarm.questions.queries.presence import has_left, is_gone
from omarm.questions.queries.turns import is_living, is_theirs, waiting_turn
from omarm.stream.models import Placement

logger = logging.getLogger(__name__)
KEPT = timedelta(days=14)  # as long as facts are
ORDER = (EXPERT, GROUP, COMMUNITY)


def tick(now=None):
    """Look at every question that is due, each in a transaction of its own. Returns how many moved on.

    One that fails holds up no other: the next minute tries it again.
    """
    now = now or timezone.now()
    return sum(_looked_at(pk, now) for pk in due_ids(now, working_day(now)))


@transaction.atomic
def look_at(*, question_id, now):
    """Look at one question: pass it on, tell of it, or leave it where it is. Returns whether it moved on.

    Its row is locked: of two clocks at once one does it, and the other finds nothing to do.
    """
    rows = Question.objects.select_for_update(of=("self",), no_key=True, skip_locked=True).select_related("post")
    question = rows.filter(pk=question_id).first()
    if question is None:
        return False
    look, turn = Look.at(question, now), waiting_turn(question)
    if not question.is_open:
        _stop(question, turn)
        return False
    is_away = turn is not None and _is_away(look, turn)
    if not (is_away or (question.next_at and question.next_at <= now)):
        return False  # the other clock was here
    if is_away or (turn and _is_too_late(look, turn)):
        end_turn(turn, Turn.Outcome.AWAY if is_away else Turn.Outcome.TOO_LATE)
        turn = None
    if turn is None:
        return give(look) is not None
    _stay(look, turn)
    return False


@transaction.atomic
def look_soon(*, group_id=None, person_id=None):
    """Have the clock look again at what waits in a group, or for a person: who looks after it may have changed.

    It follows what happened there, not a person. Returns how many questions that are.
    """
    waiting = Turn.objects.filter(outcome=Turn.Outcome.WAITING)
    if person_id:
        waiting = waiting.filter(person=person_id)
    else:
        own = Placement.objects.filter(group=group_id, placed_by=None)
        waiting = waiting.filter(question__in=own.values("post"))
    return Question.objects.filter(pk__in=waiting.values("question")).update(next_at=timezone.now())


@transaction.atomic
def forget_turns(*, now=None):
    """Delete who was asked, and what came of it, once a question is answered and the turn is two weeks old.

    Until then it guards how often somebody is asked; a history of who answers in time belongs to nobody. Returns how
    many went. The clock runs it each night.
    """
    past = Turn.objects.filter(asked_at__lt=(now or timezone.now()) - KEPT)
    answered = Q(question__answered_at__isnull=False) | Q(question__solved_at__isnull=False)
    return past.filter(answered).exclude(outcome=Turn.Outcome.WAITING).delete()[0]


def _looked_at(question_id, now):
    try:
        return look_at(question_id=question_id, now=now)
    except Exception:
        logger.exception("A question could not be passed on; the others go on")
        return False


def _is_away(look, turn):
    """Return whether who has a question is not there for it, or not what they were asked as any more.

    Who looks after the whole keeps it while no other is there.
    """
    if not is_theirs(turn, look.question, look.group, look.day):
        return True
    is_not_there = is_gone(turn, look.day)
    if turn.role != COMMUNITY or not is_not_there:
        return is_not_there
    others = candidates_for(look.question, look.group, COMMUNITY, look.day, look.half_to_ask)
    return has_left(turn) or any(one.is_there for one in others)


def _is_too_late(look, turn):
    """Return whether somebody's time is over, and there is a next: another expert, or a stage further up."""
    is_over = turn.until <= look.now
    return is_over and (turn.role == EXPERT or ORDER.index(look.stage) > ORDER.index(turn.role))


def _stay(look, turn):
    """Leave a question with who has it, and tell what is to be told at this moment."""
    question = look.question
    waited_for_opening = question.next_at <= turn.asked_at <= look.now
    became_overdue = look.is_overdue and question.next_at <= question.due_at
    if turn.until <= look.now:
        turn.until = until_for(look, turn.role)
        turn.save(update_fields=["until"])
    question.next_at = next_look(look, turn) if is_living(question) else look.after_days(1)
    question.save(update_fields=["next_at"])

    if waited_for_opening or became_overdue:
        tell(look, turn)


def _stop(question, turn):
    """Have the clock look at a question no more: it was answered."""
    if turn:
        end_turn(turn, Turn.Outcome.SETTLED)
    Question.objects.filter(pk=question.pk).update(next_at=None)
