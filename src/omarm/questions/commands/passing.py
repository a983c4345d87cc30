"""Whose turn it is by what people do: passing a question on, taking one on, and what an answer means for the clock."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.core.errors import DomainError
from omarm.groups.models import Group
from omarm.questions.commands.turns import Look, end_turn, give
from omarm.questions.models import Question, Turn
from omarm.questions.queries.candidates import COMMUNITY, EXPERT, GROUP
from omarm.questions.queries.promise import promised
from omarm.questions.queries.turns import may_take_on, waiting_turn


@transaction.atomic
def pass_on(*, actor, question, now=None):
    """Pass a question on that one was asked; the next is asked at once. Returns the Turn of the next.

    Raises PermissionDenied for who does not have it, DomainError when nobody else can be asked.
    """
    question = _locked(question)
    turn = waiting_turn(question)
    if turn is None or turn.person_id != actor.pk or not question.is_open:
        raise PermissionDenied

    end_turn(turn, Turn.Outcome.PASSED_ON)
    following = give(Look.at(question, now or timezone.now()))
    if following is None or following.person_id == actor.pk:
        raise DomainError(
            _("There is nobody else to ask now. Do you know somebody? Name them in a comment."), code="turn_last"
        )
    return following


@transaction.atomic
def take_on(*, actor, question):
    """Say that one sees to a question: it is theirs until the promise ends. Returns the Turn.

    Raises PermissionDenied for a guest, for who asked it, and for who may not read it.
    """
    question = _locked(question)
    if not may_take_on(actor, question):
        raise PermissionDenied
    look, turn = Look.at(question, timezone.now()), waiting_turn(question)

    if turn:
        end_turn(turn, Turn.Outcome.TAKEN)
    until = question.due_at if question.due_at and not look.is_overdue else look.after_days(1)
    told = {
        "role": _role_of(actor, look), "outcome": Turn.Outcome.WAITING, "asked_at": look.now, "asked_on": look.day,
        "until": until,
    }  # fmt: skip
    mine, _is_new = Turn.objects.update_or_create(question=question, person=actor, defaults=told)
    question.owner, question.next_at = actor, until
    question.save(update_fields=["owner", "next_at"])
    return mine


@transaction.atomic
def note_answered(*, question, comment):
    """Note that somebody else answered with a comment: the clock stops. Returns whether it was the first answer."""
    question = _locked(question)
    turn = waiting_turn(question)
    is_first = question.answered_at is None
    if is_first:
        question.answered_at = comment.created_at
    question.next_at = None
    question.save(update_fields=["answered_at", "next_at"])
    if turn:
        end_turn(turn, Turn.Outcome.ANSWERED if turn.person_id == comment.author_id else Turn.Outcome.SETTLED)
    return is_first


@transaction.atomic
def note_unanswered(*, question, now=None):
    """Note that no answer stands any more: somebody is asked again. Returns the Turn, or None where it is solved.

    A promise that still runs stays as it was; one that ended meanwhile begins anew.
    """
    now, question = now or timezone.now(), _locked(question)
    question.answered_at = None
    question.save(update_fields=["answered_at"])
    if not question.is_open:
        return None
    turn, look = waiting_turn(question), Look.at(question, now)
    if turn:
        return turn
    if look.is_overdue:
        question.due_at = promised(look.group, question.urgent_minutes, now)
    return give(look)


def _locked(question):
    return Question.objects.select_for_update(of=("self",), no_key=True).select_related("post").get(pk=question.pk)


def _role_of(person, look):
    if look.is_overdue and person.cares_for_all:
        return COMMUNITY
    manages = look.group and Group.objects.managed_by(person).contains(look.group)
    return GROUP if manages else EXPERT
