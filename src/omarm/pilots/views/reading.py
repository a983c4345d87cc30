"""Pilots as they stand, and one of them with what was found of its rules."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_GET

from omarm.core.http import found_or_404
from omarm.pilots.queries.changes import changes_of
from omarm.pilots.queries.choosing import place_to_write
from omarm.pilots.queries.lights import rule_lights
from omarm.pilots.queries.pilots import page_of, pilot_for, pilots_for
from omarm.pilots.queries.seeing import guides, sees_pilots


@require_GET
def index(request):
    """All pilots for who guides them and the works council, one's own for who owns one; for others there is no such page."""
    board = pilots_for(request.user)
    if board.is_empty and not sees_pilots(request.user):
        raise Http404
    return render(request, "pilots/pilots.html", {"board": board, "guides": guides(request.user)})


@require_GET
def show(request, pk):
    """One pilot: what they try, its rules as lights, what is limited to it, and what was found before."""
    page = page_of(request.user, found_or_404(pilot_for, request.user, pk))
    pilot = page["pilot"]
    more = {
        "lights": rule_lights(page), "place": place_to_write(request.user, pilot), "changes": changes_of(pilot),
    }  # fmt: skip
    return render(request, "pilots/pilot.html", page | more)
