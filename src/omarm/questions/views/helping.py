"""Having the same question, following one, and being helped by an answer."""

from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from omarm.core.http import found_or_404
from omarm.questions import commands, queries
from omarm.questions.views.anew import show_marks, show_standing
from omarm.stream import commands as stream


@require_POST
def same(request, pk):
    """I have the same question."""
    question = found_or_404(queries.question_for, request.user, pk)
    commands.same_question(actor=request.user, question=question)
    return show_standing(request, question, said=_("You hear of the answers too."))


@require_POST
def not_same(request, pk):
    """Not any more."""
    question = found_or_404(queries.question_for, request.user, pk)
    commands.not_the_same(actor=request.user, question=question)
    return show_standing(request, question, said=_("You no longer follow this question."))


@require_POST
def follow(request, pk):
    """Hear of every new comment."""
    question = found_or_404(queries.question_for, request.user, pk)
    stream.follow(actor=request.user, thing=question.post)
    return show_standing(request, question, said=_("You hear of the answers too."))


@require_POST
def unfollow(request, pk):
    """Not any more."""
    question = found_or_404(queries.question_for, request.user, pk)
    stream.unfollow(actor=request.user, thing=question.post)
    return show_standing(request, question, said=_("You no longer follow this question."))


@require_POST
def helped(request, pk, comment):
    """This answer solved my problem."""
    answer = found_or_404(queries.answer_in, request.user, pk, comment)
    commands.helped(actor=request.user, answer=answer)
    said = _("Who gave the answer sees that it helped one more, and not who.")
    return show_marks(request, answer.question, answer.comment, said=said)


@require_POST
def not_helped(request, pk, comment):
    """It did not after all."""
    answer = found_or_404(queries.answer_in, request.user, pk, comment)
    commands.not_helped(actor=request.user, answer=answer)
    return show_marks(request, answer.question, answer.comment, said=_("Taken back."))
