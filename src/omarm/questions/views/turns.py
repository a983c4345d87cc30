"""Seeing to a question, and passing one on."""

from django.contrib import messages
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from omarm.core.http import back, found_or_404
from omarm.questions import commands, queries


@require_POST
def take_on(request, pk):
    """I see to it."""
    question = found_or_404(queries.question_for, request.user, pk)
    commands.take_on(actor=request.user, question=question)
    messages.success(request, _("The question is yours now."))
    return back(request, otherwise=question.post.get_absolute_url())


@require_POST
def pass_on(request, pk):
    """Let the next be asked."""
    question = found_or_404(queries.question_for, request.user, pk)
    commands.pass_on(actor=request.user, question=question)
    messages.success(request, _("The question has been passed on."))
    return back(request, otherwise=question.post.get_absolute_url())
