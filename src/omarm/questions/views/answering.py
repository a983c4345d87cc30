"""What people say of the answers to a question."""

from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from omarm.core.http import found_or_404
from omarm.questions import commands, queries


@require_GET
def now(request, pk):
    """How it stands, for a page on which it stands as it was."""
    question = found_or_404(queries.question_for, request.user, pk)
    context = {"above": queries.above_of(request.user, question.post), "state": queries.states_of([pk])[pk]}
    return render(request, "questions/_now.html", context)


@require_POST
def solve(request, pk, comment):
    """This answer solved it."""
    answer = found_or_404(queries.answer_in, request.user, pk, comment)
    commands.mark_solution(actor=request.user, question=answer.question, comment=answer.comment)
    return redirect(answer.comment)


@require_POST
def unsolve(request, pk, comment):
    """It did not after all."""
    answer = found_or_404(queries.answer_in, request.user, pk, comment)
    commands.unmark_solution(actor=request.user, question=answer.question)
    return redirect(answer.comment)


@require_POST
def call_answer(request, pk, comment):
    """This comment is meant as an answer."""
    told = found_or_404(queries.comment_to_judge, request.user, pk, comment)
    commands.say_it_answers(actor=request.user, comment=told)
    return redirect(told)


@require_POST
def call_talk(request, pk, comment):
    """This comment is not meant as an answer."""
    told = found_or_404(queries.comment_to_judge, request.user, pk, comment)
    commands.not_an_answer(actor=request.user, comment=told)
    return redirect(told)
