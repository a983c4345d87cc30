"""The rounds of who runs them: planning one, how far it is, closing it, throwing it away."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from omarm.core.errors import DomainError
from omarm.core.http import found_or_404, only_for
from omarm.surveys import commands
from omarm.surveys.forms import RoundForm
from omarm.surveys.queries.gate import ground
from omarm.surveys.queries.results import people_in, results_of
from omarm.surveys.queries.rounds import may_run, own_round, progress_of, rounds_of

who_run_rounds = only_for(may_run)


@require_GET
@who_run_rounds
def index(request):
    """My rounds, or what is needed for one."""
    return render(request, "surveys/rounds.html", {"rounds": rounds_of(request.user), "ground": ground()})


@who_run_rounds
def new(request):
    """Plan a round."""
    here = ground()
    if not here.is_open:
        return redirect("surveys:rounds")
    form = RoundForm(request.POST if request.method == "POST" else None, person=request.user)
    if form.is_valid():
        try:
            round = commands.open_round(actor=request.user, new=form.new_round())
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("It is planned. Colleagues see it at home from its opening day."))
            return redirect("surveys:round", pk=round.pk)
    return render(request, "surveys/new.html", {"form": form, "ground": here}, status=422 if form.is_bound else 200)


@require_GET
@who_run_rounds
def show(request, pk):
    """One round: how far it is, or what came of it."""
    round = found_or_404(own_round, request.user, pk)
    context = {"round": round, "ground": ground(), "departments": round.departments.all()}
    if round.is_over and not round.forgotten_on and context["ground"].is_open:
        context["results"] = results_of(request.user, round)
        context["people"] = people_in(request.user, round, after=request.GET.get("after", ""))
    elif not round.is_over:
        context["progress"] = progress_of(round)
    return render(request, "surveys/round.html", context)


@require_POST
@who_run_rounds
def close(request, pk):
    """Close a round before its time."""
    round = found_or_404(own_round, request.user, pk)
    commands.close_round(actor=request.user, round=round)
    messages.success(request, _("The round is closed. The results stand here in a moment."))
    return redirect("surveys:round", pk=pk)


@who_run_rounds
def discard(request, pk):
    """Throw a round away, after a warning of what goes."""
    round = found_or_404(own_round, request.user, pk)
    if request.method == "POST":
        commands.discard_round(actor=request.user, round=round)
        messages.success(request, _("The round is gone, with all that was answered."))
        return redirect("surveys:rounds")
    return render(request, "surveys/discard.html", {"round": round})
