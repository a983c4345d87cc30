"""The page of who guides: what the team covers, whom one asks, what it sees first, and thanks at the end."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from omarm.ambassadors import commands
from omarm.ambassadors.forms import AskForm, EndForm, FunctionForm, LiveForm, PlacesForm
from omarm.ambassadors.queries.covering import coverage_now
from omarm.ambassadors.queries.first_sight import ahead_of, seen_first
from omarm.ambassadors.queries.meetings import go_live, meetings_of
from omarm.ambassadors.queries.seeing import guides, sees_team
from omarm.ambassadors.queries.state import standing_now
from omarm.ambassadors.queries.team import asking_by_pk, askings, group_now, serving, serving_by_pk, team_now
from omarm.core.errors import DomainError
from omarm.core.http import found_or_404, only_for

guiding_only = only_for(guides)


@require_GET
@only_for(sees_team)
def index(request):
    """Where the team stands, with the reasons."""
    standing, may = standing_now(), guides(request.user)
    context = {
        "standing": standing, "people": serving(), "meetings": meetings_of(standing.team), "guides": may,
        "askings": askings() if may else [], "group": group_now(standing.team),
        "ahead": ahead_of(request.user, group_now(standing.team)) if may else [],
    }  # fmt: skip
    return render(request, "ambassadors/team.html", context)


@guiding_only
def places(request):
    """Say where an ambassador is wanted."""
    form = PlacesForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            commands.require_places(actor=request.user, places=form.chosen())
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("The matrix shows where nobody is yet."))
            return redirect("ambassadors:team")
    return render(request, "ambassadors/places.html", {"form": form}, status=422 if form.is_bound else 200)


@guiding_only
def live(request):
    """Set the day of going live."""
    form = LiveForm(request.POST if request.method == "POST" else None, initial={"day": go_live()})
    if form.is_valid():
        try:
            commands.set_go_live(actor=request.user, day=form.cleaned_data["day"])
        except DomainError as error:
            form.add_error("day", error.message)
        else:
            messages.success(request, _("What comes before and after is judged by it."))
            return redirect("ambassadors:team")
    return render(request, "ambassadors/live.html", {"form": form}, status=422 if form.is_bound else 200)


@guiding_only
def ask(request):
    """Ask somebody to join."""
    form = AskForm(request.POST if request.method == "POST" else None, asker=request.user)
    if form.is_valid():
        try:
            asking = commands.ask_person(actor=request.user, **form.cleaned_data)
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("%(name)s is asked.") % {"name": asking.person.name})
            return redirect("ambassadors:team")
    context = {"form": form, "missing": coverage_now().missing}
    return render(request, "ambassadors/ask.html", context, status=422 if form.is_bound else 200)


@require_POST
@guiding_only
def ask_no_more(request, pk):
    """Take back what somebody was asked."""
    commands.take_back_asking(actor=request.user, asking=found_or_404(asking_by_pk, pk))
    messages.success(request, _("It is taken back."))
    return redirect("ambassadors:team")


@require_POST
@guiding_only
def end_serving(request, pk):
    """Have somebody take part no more."""
    row = found_or_404(serving_by_pk, pk)
    commands.end_serving(actor=request.user, ambassador=row)
    messages.success(request, _("%(name)s is no ambassador any more.") % {"name": row.person.name})
    return redirect("ambassadors:team")


@require_POST
@guiding_only
def give_first(request):
    """Have ambassadors see a function first."""
    return _first(request, commands.give_first_sight, _("Ambassadors have it from now on."))


@require_POST
@guiding_only
def take_first(request):
    """Have ambassadors see a function when the others do."""
    return _first(request, commands.take_first_sight, _("Ambassadors have it when the others do."))


@guiding_only
def end(request):
    """Thank everybody, and end the team."""
    team = team_now()
    if team is None:
        return redirect("ambassadors:team")
    form = EndForm(request.POST if request.method == "POST" else None, person=request.user)
    if form.is_valid():
        try:
            commands.end_team(actor=request.user, ending=form.ending())
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, _("The team has ended. Thank you for guiding it."))
            return redirect("ambassadors:team")
    context = {"form": form, "people": serving(), "first": seen_first(request.user, group_now(team))}
    return render(request, "ambassadors/end.html", context, status=422 if form.is_bound else 200)


def _first(request, command, words):
    form = FunctionForm(request.POST)
    if form.is_valid():
        command(actor=request.user, function=form.cleaned_data["function"])
        messages.success(request, words)
    return redirect("ambassadors:team")
