"""The open call, and the meetings as who guides plans them."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from omarm.ambassadors import commands
from omarm.ambassadors.forms import CallForm, MeetingForm
from omarm.ambassadors.queries.meetings import meeting_at
from omarm.ambassadors.queries.seeing import guides
from omarm.ambassadors.queries.team import call_now, team_now
from omarm.core.errors import DomainError
from omarm.core.http import found_or_404, only_for

guiding_only = only_for(guides)


@guiding_only
def call(request):
    """Make an open call, or change the one that is there."""
    now = call_now(team_now())
    form = CallForm(request.POST if request.method == "POST" else None, person=request.user, call=now)
    if form.is_valid():
        try:
            _keep_call(request.user, form, now)
        except DomainError as error:
            form.refuse(error) if now is None else form.add_error(None, error.message)
        else:
            messages.success(request, _("Everybody who works here reads it, and can join."))
            return redirect("ambassadors:team")
    return render(request, "ambassadors/call.html", {"form": form, "call": now}, status=422 if form.is_bound else 200)


@require_POST
@guiding_only
def close(request):
    """Close the call."""
    now = call_now(team_now())
    if now:
        commands.close_call(actor=request.user, call=now)
        messages.success(request, _("The call is closed. You can still ask people yourself."))
    return redirect("ambassadors:team")


@guiding_only
def plan(request):
    """Plan a meeting."""
    form = MeetingForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            meeting = commands.plan_meeting(actor=request.user, new=form.new_meeting())
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("It is planned, and the team is told."))
            return redirect(meeting)
    return _meeting_form(request, form)


@guiding_only
def change(request, pk):
    """Change a meeting."""
    meeting = found_or_404(meeting_at, request.user, pk)
    form = MeetingForm(request.POST if request.method == "POST" else None, meeting=meeting)
    if form.is_valid():
        try:
            commands.change_meeting(actor=request.user, meeting=meeting, new=form.new_meeting())
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("The meeting is changed."))
            return redirect(meeting)
    return _meeting_form(request, form, meeting=meeting)


@require_POST
@guiding_only
def drop(request, pk):
    """Take a meeting off the list."""
    commands.drop_meeting(actor=request.user, meeting=found_or_404(meeting_at, request.user, pk))
    messages.success(request, _("The meeting is off the list."))
    return redirect("ambassadors:team")


def _keep_call(actor, form, now):
    if now is None:
        return commands.open_call(actor=actor, new=form.new_call())
    return commands.change_call(actor=actor, call=now, new=form.new_call())


def _meeting_form(request, form, **context):
    context |= {"form": form}
    return render(request, "ambassadors/meeting_form.html", context, status=422 if form.is_bound else 200)
