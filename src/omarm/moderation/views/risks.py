"""Beheer: what may go wrong here, and what is done then."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from omarm.core.errors import DomainError
from omarm.core.floor import FLOOR
from omarm.core.http import found_or_404, only_for, respond
from omarm.moderation import commands, queries
from omarm.moderation.forms import RiskForm
from omarm.moderation.models import has_the_task, may_see_risks


@require_GET
@only_for(may_see_risks)
def index(request):
    """The risks, and above them what happened these four weeks."""
    return render(request, "moderation/risks.html", {"page": queries.risks_for(request.user), "floor": FLOOR})


@only_for(has_the_task)
def new(request):
    """A risk of the organisation's own."""
    form = RiskForm(request.POST or None, person=request.user)
    if form.is_valid():
        try:
            commands.add_risk(actor=request.user, text=form.text())
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            return _done(request, _("The risk stands on the list."))
    return _form(request, form)


@only_for(has_the_task)
def edit(request, pk):
    """Other words, or another owner."""
    risk = found_or_404(queries.risk, pk)
    form = RiskForm(request.POST or None, person=request.user, risk=risk)
    if form.is_valid():
        try:
            commands.change_risk(actor=request.user, risk=risk, text=form.text())
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            return _done(request, _("The risk has been changed."))
    return _form(request, form, risk=risk)


@require_POST
@only_for(has_the_task)
def look(request, pk):
    """Somebody looked at it today."""
    return _act(request, pk, commands.look_at_risk)


@require_POST
@only_for(has_the_task)
def destroy(request, pk):
    """Take it off the list."""
    risk = found_or_404(queries.risk, pk)
    if not request.htmx:
        messages.success(request, _("“%(risk)s” is off the list. Below it you can put it back.") % {"risk": risk.title})
    return _act(request, pk, commands.take_risk_away, taken=risk)


@require_POST
@only_for(has_the_task)
def restore(request, pk):
    """Put it on the list again."""
    return _act(request, pk, commands.bring_risk_back)


def _act(request, pk, command, **told):
    command(actor=request.user, risk=found_or_404(queries.risk, pk))
    context = {"page": queries.risks_for(request.user), **told}
    return respond(request, "moderation/_risks.html", context, fallback="moderation:risks")


def _form(request, form, **context):
    status = 422 if form.is_bound else 200
    return render(request, "moderation/risk.html", {"form": form, **context}, status=status)


def _done(request, message):
    messages.success(request, message)
    return redirect("moderation:risks")
