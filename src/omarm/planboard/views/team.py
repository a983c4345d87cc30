"""The project team: who is in it, for whom they speak, and where somebody is missing."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from omarm.core.errors import DomainError
from omarm.core.http import found_or_404, only_for
from omarm.planboard import commands
from omarm.planboard.forms import MemberForm, PlacesForm
from omarm.planboard.queries import team as queries
from omarm.planboard.queries.seeing import may_choose_team, sees_team

choosing_only = only_for(may_choose_team)


@require_GET
@only_for(sees_team)
def index(request):
    """The team and what it covers."""
    context = {
        "members": queries.team_rows(), "coverage": queries.coverage_now(), "may_choose": may_choose_team(request.user),
    }  # fmt: skip
    return render(request, "planboard/team.html", context)


@choosing_only
def new(request):
    """Have somebody in the team."""
    form = MemberForm(request.POST or None, person=request.user)
    if form.is_valid():
        try:
            commands.add_member(actor=request.user, new=form.new_member())
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("The team has one more."))
            return redirect("planboard:team")
    return _form(request, form)


@choosing_only
def change(request, pk):
    """Change for whom somebody is in the team."""
    member = found_or_404(queries.member_at, pk)
    form = MemberForm(request.POST or None, person=request.user, member=member)
    if form.is_valid():
        try:
            commands.change_member(actor=request.user, member=member, **form.cleaned_data)
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("The team has been changed."))
            return redirect("planboard:team")
    return _form(request, form, member=member)


@require_POST
@only_for(sees_team)
def remove(request, pk):
    """Take somebody out of the team, or leave it."""
    member = found_or_404(queries.member_at, pk)
    commands.remove_member(actor=request.user, member=member)
    messages.success(request, _("The team has been changed."))
    return redirect("planboard:team" if sees_team(request.user) else "planboard:board")


@choosing_only
def required(request):
    """Say where somebody must be."""
    form = PlacesForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            commands.require_places(actor=request.user, places=form.chosen())
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("The matrix shows who is missing."))
            return redirect("planboard:team")
    return render(request, "planboard/required.html", {"form": form}, status=422 if form.is_bound else 200)


def _form(request, form, **context):
    return render(request, "planboard/member.html", {"form": form, **context}, status=422 if form.is_bound else 200)
