"""The next step for the stage in which the organisation or a department is."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from omarm.adoption.queries.maturity import standing_of
from omarm.core.errors import DomainError
from omarm.core.http import found_or_404
from omarm.desk import commands
from omarm.desk.queries import stepping as queries
from omarm.desk.views.today import desk_only


@require_GET
@desk_only
def index(request):
    """What is missing for the next stage, and what is ready to start."""
    step = found_or_404(queries.next_step, request.user, request.GET.get("at", ""))
    return render(request, "desk/next.html", {"step": step, "scopes": queries.scopes_standing()})


@require_POST
@desk_only
def start(request, scope, code):
    """Draft the campaign, or put it on the plan board and lead to its first act."""
    standing = found_or_404(standing_of, scope)
    activity = found_or_404(queries.steps_of(standing, request.user).__getitem__, code)
    try:
        made = commands.start_activity(actor=request.user, activity=activity, scope=standing.scope)
    except DomainError as error:
        messages.error(request, error.message)
        return redirect("programme:new-goal" if error.code == "no_goal" else "desk:next")
    act = queries.first_act(activity, standing.scope, request.user)
    told = (
        _("It stands on the plan board. This is the first thing to do.")
        if act
        else _("It stands ready. Change it until it fits.")
    )
    messages.success(request, told)
    return redirect(act or made)
