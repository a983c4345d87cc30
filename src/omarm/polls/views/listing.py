"""The page of a group with its polls."""

from django.shortcuts import render
from django.views.decorators.http import require_GET

from omarm.core.http import found_or_404
from omarm.groups import queries as groups
from omarm.polls import queries
from omarm.stream.cards import cards_for


@require_GET
def of_group(request, slug):
    """What was asked in a group, newest first, for who may read it."""
    person, group = request.user, found_or_404(groups.readable_group, request.user, slug)
    page = queries.polls_in(person, group, after=request.GET.get("after", ""))
    context = groups.heading_for(person, group) | {"page": page, "cards": cards_for(person, page.rows)}
    return render(request, "polls/group.html", context)
