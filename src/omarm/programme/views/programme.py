"""The programme as who guides it sees it: goals, campaigns over time, and whether it goes on."""

from django.shortcuts import render
from django.views.decorators.http import require_GET

from omarm.core.http import only_for
from omarm.programme.queries import lapsing
from omarm.programme.queries.campaigns import campaigns_for
from omarm.programme.queries.cut_off import cut_off
from omarm.programme.queries.goals import all_goals
from omarm.programme.queries.seeing import guides, sees_programme


@require_GET
@only_for(sees_programme)
def index(request):
    """Goals and campaigns, with a warning when nothing runs and nothing is planned."""
    programme = campaigns_for(request.user)
    context = {
        "programme": programme,
        "goals": all_goals(),
        "is_lapsed": lapsing.is_lapsed(),
        "lapse": lapsing.lapse_now(),
        "guides": guides(request.user),
        "cut_off": [(row, function) for row in programme.running if (function := cut_off(row))],
    }
    return render(request, "programme/programme.html", context)
