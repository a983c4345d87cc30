"""How the groups fare together."""

from django.shortcuts import render
from django.views.decorators.http import require_GET

from omarm.adoption.queries import community as queries
from omarm.adoption.queries.seeing import sees_all
from omarm.core.http import only_for


@require_GET
@only_for(sees_all)
def index(request):
    """Show all groups together; each of them for who looks after the whole."""
    context = {"whole": queries.whole_for(request.user)}
    if context["whole"] and request.user.cares_for_all:
        context["groups"] = queries.groups_for(request.user, after=request.GET.get("after", ""))
    return render(request, "adoption/community.html", context)
