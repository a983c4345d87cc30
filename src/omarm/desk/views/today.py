"""Today: at most ten things that wait, each with its act, and what somebody says of one for their own list."""

import time

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from omarm.core.http import only_for, respond
from omarm.desk import commands
from omarm.desk.models import Item
from omarm.desk.queries import today as queries
from omarm.desk.queries.capacity import capacity
from omarm.desk.queries.seeing import sees_desk
from omarm.desk.queries.tasks import own_week, tasks_now

TAKEN_UP = "desk_taken_up"  # in the session: when; the page where the act is done leads back
desk_only = only_for(sees_desk)


@require_GET
@desk_only
def index(request):
    """The list, made on the spot when the clock is late; where one's own week went; whether there are hours enough."""
    if request.session.pop(TAKEN_UP, None):
        request.user.is_from_desk = False
    was_from = commands.renew_if_late()
    today = queries.today_for(request.user)
    context = {
        "today": today, "was_from": was_from, "capacity": capacity(request.user),
        "week": own_week(request.user, tasks_now(), gone=today.gone),
    }  # fmt: skip
    return render(request, "desk/today.html", context)


@require_GET
@desk_only
def take_up(request, pk):
    """Go to where the act of a thing stands ready; that it was opened counts for one's own week when it is gone after that."""
    try:
        line = queries.line_for(request.user, pk)
    except Item.DoesNotExist:
        return _gone(request)
    commands.take_up_item(actor=request.user, item=line.item)
    request.session[TAKEN_UP] = int(time.time())
    return redirect(line.told.url)


@require_POST
@desk_only
def done(request, pk):
    """It is done."""
    return _say(request, pk, "done")


@require_POST
@desk_only
def later(request, pk):
    """Not today."""
    return _say(request, pk, "later")


@require_POST
@desk_only
def not_mine(request, pk):
    """Not for me."""
    return _say(request, pk, "not_mine")


@require_POST
@desk_only
def back(request, pk):
    """On the list again."""
    try:
        line = queries.line_for(request.user, pk)
    except Item.DoesNotExist:
        return _gone(request)
    commands.take_back_item(actor=request.user, item=line.item)
    return respond(request, "desk/_item.html", {"line": line}, fallback="desk:today")


def _say(request, pk, outcome):
    try:
        line = queries.line_for(request.user, pk)
    except Item.DoesNotExist:
        return _gone(request)
    commands.settle_item(actor=request.user, item=line.item, outcome=outcome)
    return respond(request, "desk/_settled.html", {"line": line, "outcome": outcome}, fallback="desk:today")


def _gone(request):
    """Say that a thing waits no more: the list is made anew every ten minutes, so that is no error."""
    if request.htmx:
        return render(request, "desk/_gone.html")
    messages.info(request, _("It waits no more."))
    return redirect("desk:today")
