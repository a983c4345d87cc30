"""Having the same question, and being helped by an answer."""

from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from omarm.core.http import found_or_404
from omarm.questions import commands, queries


@require_POST
def same(request, pk):
    """I have the same question."""
    question = found_or_404(queries.question_for, request.user, pk)
    commands.same_question(actor=request.user, question=question)
    return redirect(question.post)


@require_POST
def not_same(request, pk):
    """Not any more."""
    question = found_or_404(queries.question_for, request.user, pk)
    commands.not_the_same(actor=request.user, question=question)
    return redirect(question.post)


@require_POST
def helped(request, pk, comment):
    """This answer solved my problem."""
    answer = found_or_404(queries.answer_in, request.user, pk, comment)
    commands.helped(actor=request.user, answer=answer)
    return redirect(answer.comment)


@require_POST
def not_helped(request, pk, comment):
    """It did not after all."""
    answer = found_or_404(queries.answer_in, request.user, pk, comment)
    commands.not_helped(actor=request.user, answer=answer)
    return redirect(answer.comment)
