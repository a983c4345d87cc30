"""The planner of a group and its tip of the week: for who looks after the group."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from omarm.care import commands
from omarm.care.forms import ActionForm
from omarm.care.queries import planning
from omarm.core.errors import DomainError
from omarm.core.http import found_or_404, respond
from omarm.groups.queries import managed_group


@require_POST
def take_over(request, slug):
    """Plan what is proposed."""
    group = found_or_404(managed_group, request.user, slug)
    try:
        commands.take_over(actor=request.user, group=group, code=request.POST.get("code", ""))
    except KeyError as error:
        raise Http404 from error
    return _planner(request, group)


def new(request, slug):
    """Plan something of one's own."""
    group = found_or_404(managed_group, request.user, slug)
    form = ActionForm(request.POST or None, initial={"pillar": request.GET.get("under", "schedule")})
    if form.is_valid():
        try:
            commands.plan_action(actor=request.user, group=group, new=commands.NewAction(**form.cleaned_data))
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("It stands in the planner."))
            return redirect("care:health", slug)
    return _form(request, form, group=group)


def edit(request, slug, pk):
    """Change what is planned."""
    action = found_or_404(planning.action_in, request.user, slug, pk)
    form = ActionForm(request.POST or None, initial=vars(action))
    if form.is_valid():
        try:
            commands.change_action(actor=request.user, action=action, new=commands.NewAction(**form.cleaned_data))
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("The planner has been changed."))
            return redirect("care:health", slug)
    return _form(request, form, group=action.group, action=action)


@require_POST
def done(request, slug, pk):
    """It was done today."""
    return _act(request, slug, pk, commands.mark_done)


@require_POST
def not_done(request, slug, pk):
    """It was not done today after all."""
    return _act(request, slug, pk, commands.undo_done)


@require_POST
def end(request, slug, pk):
    """Plan it no longer."""
    return _act(request, slug, pk, commands.end_action)


@require_POST
def resume(request, slug, pk):
    """Plan it again after all."""
    return _act(request, slug, pk, commands.resume_action)


@require_POST
def dismiss_tip(request, slug):
    """Put the tip of this week aside."""
    group = found_or_404(managed_group, request.user, slug)
    commands.dismiss_tip(actor=request.user, group=group)
    return respond(request, "care/_tip.html", {"tip": None, "group": group}, fallback="care:health", slug=slug)


def _act(request, slug, pk, command):
    action = found_or_404(planning.action_in, request.user, slug, pk)
    command(actor=request.user, action=action)
    return _planner(request, action.group)


def _planner(request, group):
    context = {"planner": planning.planner_for(group, manages=True), "group": group}
    return respond(request, "care/_planner.html", context, fallback="care:health", slug=group.slug)


def _form(request, form, **context):
    status = 422 if form.is_bound else 200
    return render(request, "care/action.html", {"form": form, **context}, status=status)
