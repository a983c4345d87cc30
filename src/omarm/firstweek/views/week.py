"""The first week as a whole."""

from django.contrib import messages
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from omarm.core.http import back, found_only_for
from omarm.firstweek import commands
from omarm.firstweek.queries import at_home, has_week, week_of


@require_GET
@found_only_for(has_week)
def show(request):
    """All tasks, and how they stand."""
    return render(request, "firstweek/week.html", {"week": week_of(request.user)})


@require_POST
@found_only_for(has_week)
def put_away(request):
    """Put the path away; where it is from then on is said."""
    commands.put_away(actor=request.user)
    messages.success(request, _("Put away. You find your first week back in your settings."))
    return answer(request)


@require_POST
@found_only_for(has_week)
def bring_back(request):
    """Take the path out again."""
    commands.bring_back(actor=request.user)
    return answer(request)


def answer(request, *, touched=""):
    """Return the path as it stands now to htmx; a plain form goes back to where it stood, home or its page.

    What is for later is open when the task that was touched stands in it.
    """
    if request.htmx.target == "first-step-here":  # the first of them, at home
        return render(request, "firstweek/_at_home.html", at_home(request.user) | {"moved": True})
    if request.htmx:
        week = week_of(request.user)
        context = {"week": week, "opens_later": touched in {one.task.code for one in week.later}}
        return render(request, "firstweek/week.html#week", context)
    return back(request, otherwise="/first-week/")
