"""Answers: what a comment means for a question, and what solved it.

No fact here says who did it where the question was asked without a name: it would be known by leaving others out.
"""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.core.errors import DomainError
from omarm.questions.commands.passing import note_answered, note_unanswered
from omarm.questions.models import Answer, Question
from omarm.questions.queries.answers import may_judge, may_settle
from omarm.questions.queries.askers import is_asker
from omarm.stream.commands import add_comment, check_is_living
from omarm.stream.models import Comment, Post

CODE = "question"  # of the kind, of its writing, and of what the post carries: how it stands


@transaction.atomic
def heed_comment(comment, *, is_new=False):
    """Bring a question in line with a comment that was added (`is_new`), went or came back. Returns the Question.

    A new one by somebody else, to the question itself, is an answer. For `stream`, in whose transaction it happens and
    which checked who says it.
    """
    question = _locked(comment.post_id)
    if is_new and comment.parent_id is None and comment.author_id != question.post.author_id:
        Answer.objects.create(comment=comment, question=question)
    return weigh(question)


@transaction.atomic
def mark_solution(*, actor, question, comment):
    """Say that an answer solved a question; it takes the place of an earlier one. Returns the Question.

    Raises PermissionDenied for who may not settle it, DomainError for a comment that is no standing answer to it.
    """
    question = _settled_by(actor, question)
    if not Answer.objects.standing().filter(question=question, comment=comment).exists():
        raise DomainError(_("This is not an answer any more."), code="solution_gone")
    if question.solution_id == comment.pk:
        return question
    if question.answered_at is None:
        note_answered(question=question, comment=comment)
        question.refresh_from_db(fields=["answered_at", "next_at"])

    former, question.solution = question.solution_id, comment
    question.solved_at, question.reopened_at = question.solved_at or timezone.now(), None  # it was enough after all
    question.save(update_fields=["solution", "solved_at", "reopened_at"])

    _record("question.solved", actor, question, comments=[pk for pk in (former, comment.pk) if pk])
    return question


@transaction.atomic
def unmark_solution(*, actor, question):
    """Say that a question is not solved after all; it stays answered. Returns the Question."""
    question = _settled_by(actor, question)
    if question.solved_at is None:
        return question

    former = question.solution_id
    _take_off_solution(question)

    _record("question.unsolved", actor, question, comments=[former] if former else [])
    return question


@transaction.atomic
def reopen(*, actor, question, because):
    """Say that the answers until now are not enough, with the reason as a comment; somebody is asked again.

    For who asked it; the comment is in the name under which it was asked. Returns the Question. Raises DomainError for one
    that still waits, without a reason, and where nobody can comment any more.
    """
    question = _locked(question.pk)
    if not Post.objects.visible_to(actor).contains(question.post) or not is_asker(actor, question):
        raise PermissionDenied
    if question.is_open:
        raise DomainError(_("This question still waits for an answer."), code="question_open")
    former = question.solution_id
    add_comment(actor=actor, post=question.post, body=because)

    _take_off_solution(question)
    question.reopened_at = timezone.now()
    question.save(update_fields=["reopened_at"])
    note_unanswered(question=question)

    _record("question.reopened", actor, question, comments=[former] if former else [])
    return _locked(question.pk)


@transaction.atomic
def not_an_answer(*, actor, comment):
    """Say that a comment is not meant as an answer. Returns the Question; when no answer is left somebody is asked again."""
    question = _judged_by(actor, comment)
    if question.solution_id == comment.pk and is_asker(actor, question):
        _take_off_solution(question)  # they know, and are not told that it went
    gone, _each = Answer.objects.filter(comment=comment, question=question).delete()
    if not gone:
        return question
    question = weigh(question)

    _record("answer.taken_off", actor, question, comments=[comment.pk])
    return question


@transaction.atomic
def say_it_answers(*, actor, comment):
    """Say that a comment is meant as an answer after all. Returns the Question."""
    question = _judged_by(actor, comment)
    if comment.parent_id or comment.author_id == question.post.author_id:
        raise PermissionDenied
    _answer, is_new = Answer.objects.get_or_create(comment=comment, defaults={"question": question})
    if not is_new:
        return question
    question = weigh(question)

    _record("answer.added", actor, question, comments=[comment.pk])
    return question


def weigh(question):
    """Have a question be answered while an answer stands, and solved while the answer that did it stands. Returns it.

    What was said before it was reopened was not enough, so that does not count.
    """
    standing = Answer.objects.standing().filter(question=question)
    if question.solution_id and not standing.filter(comment=question.solution_id).exists():
        _take_off_solution(question)
        log.record("question.solution_went", actor=None, subject=question, post=question.pk)

    if question.reopened_at:
        standing = standing.filter(comment__created_at__gt=question.reopened_at)
    first = standing.select_related("comment").order_by("comment__created_at", "pk").first()
    if first and question.answered_at is None:
        note_answered(question=question, comment=first.comment)
    elif first is None and question.answered_at:
        note_unanswered(question=question)
    else:
        return question
    return _locked(question.pk)


def _take_off_solution(question):
    question.solution = question.solved_at = None
    question.save(update_fields=["solution", "solved_at"])


def _settled_by(actor, question):
    """Return the question under a lock. Raises PermissionDenied for who may not say what solved it."""
    question = _locked(question.pk)
    if not Post.objects.visible_to(actor).contains(question.post) or not may_settle(actor, question):
        raise PermissionDenied
    check_is_living(question.post)
    return question


def _judged_by(actor, comment):
    """Return the question of a comment under a lock. Raises PermissionDenied for who may not say what the comment is."""
    question = _locked(comment.post_id)
    stands = Comment.objects.visible_to(actor).standing().contains(comment)
    if not stands or not may_judge(actor, question, comment):
        raise PermissionDenied
    check_is_living(question.post)
    return question


def _locked(question_id):
    return Question.objects.select_for_update(of=("self",), no_key=True).select_related("post").get(pk=question_id)


def _record(verb, actor, question, *, comments):
    log.record(
        verb, actor=None if question.is_anonymous else actor, subject=question, post=question.pk, comments=comments
    )
