"""Setting a goal, changing it, ending it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from omarm.core.errors import DomainError
from omarm.core.http import found_or_404, only_for
from omarm.programme import commands
from omarm.programme.forms import GoalForm
from omarm.programme.queries.goals import goal_at
from omarm.programme.queries.seeing import guides


@only_for(guides)
def new(request):
    """Set a goal."""
    form = GoalForm(request.POST or None, person=request.user)
    if form.is_valid():
        try:
            commands.set_goal(actor=request.user, new=form.new_goal())
        except DomainError as error:
            form.add_error("name", error.message)
        else:
            messages.success(request, _("The goal is set. Choose the behaviour that brings it closer."))
            return redirect("programme:programme")
    return render(request, "programme/goal.html", {"form": form}, status=422 if form.is_bound else 200)


@only_for(guides)
def change(request, pk):
    """Change what a goal says."""
    goal = found_or_404(goal_at, pk)
    form = GoalForm(request.POST or None, person=request.user, goal=goal)
    if form.is_valid():
        try:
            commands.change_goal(actor=request.user, goal=goal, new=form.new_goal())
            return redirect("programme:programme")
        except DomainError as error:
            form.add_error(None, error.message)
    return render(request, "programme/goal.html", {"form": form, "goal": goal}, status=422 if form.is_bound else 200)


@require_POST
@only_for(guides)
def end(request, pk):
    """Stop going for a goal."""
    goal = found_or_404(goal_at, pk)
    try:
        commands.end_goal(actor=request.user, goal=goal)
        messages.success(request, _("The goal is ended. Its campaigns stay to be read."))
    except DomainError as error:
        messages.error(request, error.message)
    return redirect("programme:programme")
