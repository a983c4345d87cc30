"""The plan board: what is to be done for the intranet, for everybody to read and for the team to make."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from omarm.core.errors import DomainError
from omarm.core.http import found_only_for, found_or_404, only_for, respond
from omarm.planboard import commands
from omarm.planboard.forms import ActionForm
from omarm.planboard.queries import board as queries
from omarm.planboard.queries.log import contributions_for
from omarm.planboard.queries.seeing import may_run, sees_board

readers_only, team_only = found_only_for(sees_board), only_for(may_run)
FIRST = 3  # of what colleagues helped with, on the board itself


@require_GET
@readers_only
def index(request):
    """What is to be done, what was done last, and who helped."""
    campaign = found_or_404(queries.campaign_named, request.user, request.GET.get("campaign", ""))
    context = {
        "board": queries.board_for(request.user, campaign=campaign),
        "contributions": [] if campaign else contributions_for(request.user, size=FIRST).rows,
    }
    return render(request, "planboard/board.html", context)


@require_GET
@readers_only
def settled(request):
    """What was done or dropped, the last first."""
    page = queries.settled_actions(request.user, after=request.GET.get("after", ""))
    return render(request, "planboard/settled.html", {"page": page, "runs": may_run(request.user)})


@require_GET
@readers_only
def week(request, week):
    """What moved in a week that is over."""
    return render(request, "planboard/week.html", {"week": found_or_404(queries.open_week, request.user, week)})


@readers_only
@team_only
def new(request):
    """Put an action on the board."""
    asked = request.GET
    begun = {name: asked[name][:160] for name in ("title", "campaign") if name in asked}
    form = ActionForm(request.POST or None, person=request.user, initial=begun)
    if form.is_valid():
        try:
            action = commands.add_action(actor=request.user, new=form.new_action())
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("It stands on the plan board."))
            return redirect(action)
    return _form(request, form)


@readers_only
@team_only
def change(request, pk):
    """Change an action."""
    action = found_or_404(queries.action_for, request.user, pk)
    form = ActionForm(request.POST or None, person=request.user, action=action)
    if form.is_valid():
        try:
            commands.change_action(actor=request.user, action=action, new=form.new_action())
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("The plan board has been changed."))
            return redirect(action)
    return _form(request, form, action=action)


@require_POST
@readers_only
def finish(request, pk):
    """It was done."""
    return _act(request, pk, commands.finish_action)


@require_POST
@readers_only
def drop(request, pk):
    """It is not done after all."""
    return _act(request, pk, commands.drop_action)


@require_POST
@readers_only
def reopen(request, pk):
    """It is to do again."""
    return _act(request, pk, commands.reopen_action)


@require_POST
@readers_only
@team_only
def complimented(request, pk):
    """Who reached the milestone got their compliment."""
    return _act(request, pk, commands.set_complimented)


@require_POST
@readers_only
@team_only
def remove(request, pk):
    """Take it off the board."""
    action = found_or_404(queries.action_for, request.user, pk)
    commands.remove_action(actor=request.user, action=action)
    messages.success(request, _("The action is off the board."))
    return redirect("planboard:board")


def _act(request, pk, command):
    action = found_or_404(queries.action_for, request.user, pk)
    try:
        command(actor=request.user, action=action)
    except DomainError as error:
        messages.error(request, error.message)
    action = found_or_404(queries.action_for, request.user, pk)
    context = {"action": action, "runs": may_run(request.user), "me": request.user}
    return respond(request, "planboard/_action.html", context, fallback=action)


def _form(request, form, **context):
    return render(request, "planboard/action.html", {"form": form, **context}, status=422 if form.is_bound else 200)
