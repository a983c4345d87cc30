"""What people say of the answers to a question."""

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from omarm.core.http import found_or_404
from omarm.questions import commands, queries
from omarm.questions.views.anew import show_marks, standing


@require_GET
def now(request, pk):
    """How it stands, for a page on which it stands as it was."""
    return render(request, "questions/_now.html", found_or_404(standing, request, pk))


@require_POST
def solve(request, pk, comment):
    """This answer solved it."""
    answer = found_or_404(queries.answer_in, request.user, pk, comment)
    others = queries.marks_that_change(request.user, answer.question, comment)
    commands.mark_solution(actor=request.user, question=answer.question, comment=answer.comment)
    said = _("This answer stands above the conversation now, as what solved it.")
    return show_marks(request, answer.question, answer.comment, others=others, said=said)


@require_POST
def unsolve(request, pk, comment):
    """It did not after all."""
    answer = found_or_404(queries.answer_in, request.user, pk, comment)
    others = queries.marks_that_change(request.user, answer.question, comment)
    commands.unmark_solution(actor=request.user, question=answer.question)
    said = _("The question is not solved any more.")
    return show_marks(request, answer.question, answer.comment, others=others, said=said)


@require_POST
def call_answer(request, pk, comment):
    """This comment is meant as an answer."""
    told = found_or_404(queries.comment_to_judge, request.user, pk, comment)
    question = commands.say_it_answers(actor=request.user, comment=told)
    return show_marks(request, question, told, said=_("It counts as an answer."))


@require_POST
def call_talk(request, pk, comment):
    """This comment is not meant as an answer."""
    told = found_or_404(queries.comment_to_judge, request.user, pk, comment)
    question = commands.not_an_answer(actor=request.user, comment=told)
    return show_marks(request, question, told, said=_("It counts as an answer no longer."))
