"""Saying that one has the same question, and that an answer solved one's problem. Neither is a fact: nobody is told who."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from omarm.questions.models import Answer, Helped, SameQuestion
from omarm.questions.queries.askers import is_asker
from omarm.stream.commands import check_is_living, follow, unfollow
from omarm.stream.models import Post


@transaction.atomic
def same_question(*, actor, question):
    """Say that one has the same question; one follows its conversation from then on. Returns the SameQuestion.

    Raises PermissionDenied for who may not read it, and for who asked it.
    """
    _check_may_read(actor, question.post)
    if is_asker(actor, question):
        raise PermissionDenied
    check_is_living(question.post)

    same, is_new = SameQuestion.objects.get_or_create(question=question, person=actor)
    if is_new:
        follow(actor=actor, thing=question.post)
    return same


@transaction.atomic
def not_the_same(*, actor, question):
    """Say it no longer, and follow the conversation no longer. Returns whether one said so."""
    taken_back = bool(SameQuestion.objects.filter(question=question, person=actor).delete()[0])
    if taken_back:
        unfollow(actor=actor, thing=question.post)
    return taken_back


@transaction.atomic
def helped(*, actor, answer):
    """Say that an answer solved one's problem. Returns the Helped; only a number of it is seen, by who gave the answer.

    Raises PermissionDenied for one's own answer, and for who asked without a name: the row would stand beside the question.
    """
    post = answer.question.post
    _check_may_read(actor, post)
    stands = Answer.objects.standing().contains(answer)
    if not stands or answer.comment.author_id == actor.pk or _would_tell(actor, answer.question):
        raise PermissionDenied
    check_is_living(post)

    row, _is_new = Helped.objects.get_or_create(answer=answer, person=actor)
    return row


@transaction.atomic
def not_helped(*, actor, answer):
    """Say it no longer. Returns whether one said so."""
    return bool(Helped.objects.filter(answer=answer, person=actor).delete()[0])


def _would_tell(actor, question):
    return question.is_anonymous and is_asker(actor, question)


def _check_may_read(actor, post):
    if not Post.objects.visible_to(actor).contains(post):
        raise PermissionDenied
