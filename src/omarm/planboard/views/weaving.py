"""The weave-in map: where the intranet is part of the way of working."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from omarm.core.errors import DomainError
from omarm.core.http import found_only_for, found_or_404, only_for
from omarm.planboard import commands
from omarm.planboard.forms import StepForm
from omarm.planboard.queries.seeing import may_run, sees_board
from omarm.planboard.queries.weaving import step_at, weave_map

readers_only, team_only = found_only_for(sees_board), only_for(may_run)


@require_GET
@readers_only
def index(request):
    """Each process with its steps in the intranet."""
    return render(request, "planboard/weave_in.html", {"processes": weave_map(), "runs": may_run(request.user)})


@readers_only
@team_only
def new(request):
    """Put a step on the map."""
    begun = {"process": request.GET.get("process", ""), "name": request.GET.get("name", "")[:80]}
    form = StepForm(request.POST or None, person=request.user, initial=begun)
    if form.is_valid():
        try:
            commands.add_step(actor=request.user, new=form.new_step())
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("It stands on the map."))
            return redirect("planboard:weave-in")
    return _form(request, form)


@readers_only
@team_only
def change(request, pk):
    """Change a step."""
    step = found_or_404(step_at, pk)
    form = StepForm(request.POST or None, person=request.user, step=step)
    if form.is_valid():
        try:
            commands.change_step(actor=request.user, step=step, new=form.new_step())
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("The map has been changed."))
            return redirect("planboard:weave-in")
    return _form(request, form, step=step)


@require_POST
@readers_only
@team_only
def remove(request, pk):
    """Take a step off the map."""
    step = found_or_404(step_at, pk)
    commands.remove_step(actor=request.user, step=step)
    messages.success(request, _("It is off the map."))
    return redirect("planboard:weave-in")


def _form(request, form, **context):
    return render(request, "planboard/step.html", {"form": form, **context}, status=422 if form.is_bound else 200)
