"""Asking again where the answers were not enough."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from omarm.core.errors import DomainError
from omarm.core.http import found_or_404
from omarm.questions import commands, queries
from omarm.questions.forms.answering import ReopenForm
from omarm.questions.views.acts import Act, show_act


def reopen(request, pk):
    """Say what is missing; it stands in the conversation."""
    question = found_or_404(queries.question_for, request.user, pk)
    if not queries.is_asker(request.user, question):
        raise PermissionDenied
    form = ReopenForm(request.POST or None)
    if form.is_valid():
        try:
            commands.reopen(actor=request.user, question=question, because=form.cleaned_data["because"])
        except DomainError as refusal:
            form.add_error("because", refusal.message)
        else:
            return redirect(question.post)
    act = Act(_("Ask it again"), _("Ask it again"), question.post.get_absolute_url())
    return show_act(request, question.post, act, form)
