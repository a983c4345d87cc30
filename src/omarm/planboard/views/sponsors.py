"""Who stands for which goal. For sponsors and the team; for all others it does not exist."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from omarm.core.errors import DomainError
from omarm.core.http import found_only_for, found_or_404, only_for
from omarm.planboard import commands
from omarm.planboard.forms import SponsorForm
from omarm.planboard.queries import sponsors as queries
from omarm.planboard.queries.seeing import may_run, sees_sponsors

for_sponsors, team_only = found_only_for(sees_sponsors), only_for(may_run)


@require_GET
def index(request):
    """The goals, who stands for them, and what they promised."""
    goals, runs = found_or_404(queries.stands_for, request.user), may_run(request.user)
    context = {"goals": goals, "runs": runs, "missed": queries.missed_sponsors() if runs else []}
    return render(request, "planboard/sponsors.html", context)


@for_sponsors
@team_only
def new(request):
    """Have somebody stand for a goal."""
    form = SponsorForm(request.POST or None, person=request.user)
    if form.is_valid():
        try:
            commands.name_sponsor(actor=request.user, **form.cleaned_data)
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("The goal has a sponsor. Write down together what they promise."))
            return redirect("planboard:sponsors")
    return render(request, "planboard/name_sponsor.html", {"form": form}, status=422 if form.is_bound else 200)


@require_POST
def end(request, pk):
    """Have somebody stand for a goal no more."""
    sponsor = found_or_404(queries.sponsor_at, request.user, pk)
    commands.end_sponsor(actor=request.user, sponsor=sponsor)
    messages.success(request, _("They stand for this goal no more. What was kept stays written down."))
    return redirect("planboard:sponsors" if sees_sponsors(request.user) else "planboard:board")


@require_POST
def see_to(request, pk):
    """Somebody knows that a sponsor left."""
    sponsor = found_or_404(queries.sponsor_at, request.user, pk)
    commands.see_to_sponsor(actor=request.user, sponsor=sponsor)
    messages.success(request, _("It is put aside."))
    return redirect("planboard:sponsors")
