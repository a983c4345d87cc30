"""What groups plan, over all that the desk may read."""

from django.shortcuts import render
from django.views.decorators.http import require_GET

from omarm.core.http import found_or_404
from omarm.desk.queries import calendar as queries
from omarm.desk.views.today import desk_only


@require_GET
@desk_only
def calendar(request):
    """The weeks to come, and the actions of one of them."""
    monday = found_or_404(queries.monday_named, request.GET.get("week", ""))
    context = {
        "calendar": queries.calendar_for(request.user), "monday": monday,
        "times": queries.planned_in(request.user, monday), "late": queries.late_actions(request.user),
    }  # fmt: skip
    return render(request, "desk/calendar.html", context)
