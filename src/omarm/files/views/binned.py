"""The bin of a group: what can come back."""

from django.shortcuts import render
from django.views.decorators.http import require_GET

from omarm.files import queries
from omarm.files.views.listing import place_of
from omarm.groups import queries as groups


@require_GET
def index(request, slug):
    """What the person may bring back."""
    group, _folder = place_of(request.user, slug)
    context = groups.heading_for(request.user, group) | {"things": queries.binned_in(request.user, group)}
    return render(request, "files/bin.html", context)
