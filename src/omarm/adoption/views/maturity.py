"""Maturity: what is observed for each stage, and where somebody said otherwise."""

from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from omarm.adoption import commands
from omarm.adoption.forms import StageForm
from omarm.adoption.queries import maturity as queries
from omarm.adoption.queries.seeing import sees_all
from omarm.adoption.rules.wording import told_standing
from omarm.core.http import found_or_404, only_for

caring_only = only_for(lambda person: person.cares_for_all)


@require_GET
@only_for(sees_all)
def index(request):
    """Show the stages of the organisation and its departments."""
    standings = [told_standing(one) for one in queries.standings()]
    return render(request, "adoption/maturity.html", {"standings": standings, "past": queries.past_overrides()})


@caring_only
def change(request, scope):
    """Put a scope in another stage than was observed."""
    standing = found_or_404(queries.standing_of, scope)
    form = StageForm(request.POST or None, initial={"stage": standing.stage})
    if form.is_valid():
        commands.set_stage(actor=request.user, scope=standing.scope, **form.cleaned_data)
        return redirect("adoption:maturity")
    context = {"form": form, "standing": told_standing(standing)}
    return render(request, "adoption/stage.html", context, status=422 if form.is_bound else 200)


@require_POST
@caring_only
def end(request, scope):
    """Let what was observed count again."""
    commands.end_stage(actor=request.user, override=found_or_404(queries.override_of, scope))
    return redirect("adoption:maturity")
