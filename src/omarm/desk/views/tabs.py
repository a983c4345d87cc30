"""The other four tabs of the desk: teach, stimulate, observe, projects."""

from django.shortcuts import render
from django.views.decorators.http import require_GET

from omarm.desk.queries import prompting
from omarm.desk.queries.observing import observed_by
from omarm.desk.queries.projects import projects_of
from omarm.desk.queries.teaching import taught_by
from omarm.desk.views.today import desk_only
from omarm.programme.queries.campaigns import campaigns_for


@require_GET
@desk_only
def teach(request):
    """The course, groups without a trained owner, one's own question hour."""
    return render(request, "desk/teach.html", taught_by(request.user))


@require_GET
@desk_only
def stimulate(request):
    """Prompts to one colleague, ready ones for everybody, the campaign that runs, and one's own balance."""
    context = {
        "running": campaigns_for(request.user).running, "library": prompting.library(),
        "sent": prompting.sent_by(request.user), "balance": prompting.own_balance(request.user),
    }  # fmt: skip
    return render(request, "desk/stimulate.html", context)


@require_GET
@desk_only
def observe(request):
    """Figures of many people, as they were published."""
    return render(request, "desk/observe.html", observed_by(request.user))


@require_GET
@desk_only
def projects(request):
    """The plan board, campaigns, and whether there are hours enough."""
    return render(request, "desk/projects.html", projects_of(request.user))
