"""Seeing to a question, and passing one on."""

from http import HTTPStatus

from django.contrib import messages
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from omarm.core.http import found_or_404
from omarm.questions import commands, queries
from omarm.questions.views.anew import show_standing


@require_POST
def take_on(request, pk):
    """I see to it."""
    question = found_or_404(queries.question_for, request.user, pk)
    commands.take_on(actor=request.user, question=question)
    return _done(request, question, _("The question is yours now."))


@require_POST
def pass_on(request, pk):
    """Let the next be asked."""
    question = found_or_404(queries.question_for, request.user, pk)
    commands.pass_on(actor=request.user, question=question)
    return _done(request, question, _("The question has been passed on."))


def _done(request, question, said):
    response = show_standing(request, question, said=said)
    if response.status_code != HTTPStatus.OK:
        messages.success(request, said)
    return response
