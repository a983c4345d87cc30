"""Looking at the names of a contest: everybody can report one, who look after the launch decide."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from omarm.core.errors import DomainError
from omarm.core.http import found_only_for, found_or_404, only_for
from omarm.launch.commands import looking as commands
from omarm.launch.forms.naming import OutForm, ReportNameForm
from omarm.launch.queries import naming as queries
from omarm.launch.queries.looking import name_to_look_at
from omarm.launch.queries.seeing import reads_public, runs_kit

readers_only, keepers_only = found_only_for(reads_public), only_for(runs_kit)


@readers_only
def report(request, pk):
    """Say that a name should not stand."""
    idea, form = found_or_404(queries.standing_idea_at, pk), ReportNameForm(request.POST or None)
    if form.is_valid():
        try:
            commands.report_name(actor=request.user, idea=idea, why=form.cleaned_data["why"])
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("Somebody looks at it. At the name you will see what is decided."))
            return redirect("launch:name")
    return render(
        request, "launch/report_name.html", {"form": form, "idea": idea}, status=422 if form.is_bound else 200
    )


@readers_only
@keepers_only
def look(request, pk):
    """Look at a name: let it stand, or take it out and say why."""
    idea, form = found_or_404(queries.idea_at, pk), OutForm(request.POST or None)
    if form.is_valid():
        try:
            commands.take_idea_out(actor=request.user, idea=idea, why=form.cleaned_data["why"])
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("The name has been taken out."))
            return redirect("launch:contest")
    context = {"form": form, "shown": name_to_look_at(idea)}
    return render(request, "launch/look.html", context, status=422 if form.is_bound else 200)


@require_POST
@readers_only
@keepers_only
def let_stand(request):
    """Say of the names that were on the page that they can stand."""
    try:
        ideas = [int(pk) for pk in request.POST.getlist("idea") if pk.isdecimal()]
        commands.let_names_stand(actor=request.user, contest=found_or_404(queries.contest_now), ideas=ideas)
        messages.success(request, _("It can stand."))
    except DomainError as error:
        messages.error(request, error.message)
    return redirect("launch:contest")
