"""Reporting a post, a comment or a colleague."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from omarm.core.errors import DomainError
from omarm.core.http import found_or_404
from omarm.moderation import commands, queries
from omarm.moderation.forms import ReportForm


def create(request, kind, key):
    """Say what is the matter."""
    thing = found_or_404(queries.reportable, request.user, kind, key)
    form = ReportForm(request.POST or None)
    if form.is_valid():
        try:
            commands.report(actor=request.user, thing=thing, told=form.told)
        except DomainError as error:
            form.add_error("words" if error.code == "report_words" else None, error.message)
        else:
            messages.success(request, _("Somebody looks at it. You hear what is decided."))
            return redirect(thing)
    context = {"form": form, "thing": thing, "kind": kind, "said": queries.said_in(thing)}
    return render(request, "moderation/report.html", context, status=422 if form.is_bound else 200)
