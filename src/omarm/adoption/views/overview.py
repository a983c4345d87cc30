"""The indicators: those of the goals on top, raw activity under a fold; and each with all that must be known of it."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_GET

from omarm.adoption import indicators
from omarm.adoption.models import Scope
from omarm.adoption.queries import overview
from omarm.adoption.queries.pursuing import goals_watched_by
from omarm.adoption.queries.seeing import sees_all, sees_overview
from omarm.core.http import found_or_404, only_for

overview_only = only_for(sees_overview)


@require_GET
@overview_only
def index(request):
    """Show how the organisation or one department stands."""
    scope = _scope(request)
    context = {"scope": scope, "scopes": overview.scopes_for(request.user)} | overview.overview_on(scope)
    return render(request, "adoption/overview.html", context)


@require_GET
@overview_only
def indicator(request, code):
    """Show one indicator: what it means, where it stood, how it went, and in which departments."""
    found, scope = found_or_404(indicators.get, code), _scope(request)
    [tile] = overview.tiles_on(scope, [found])
    departments, hidden = [], 0
    if tile.last and found.by_department and sees_all(request.user):
        departments, hidden = overview.scopes_of(found, tile.last.month)
    context = {"tile": tile, "scope": scope, "departments": departments, "hidden": hidden}
    context["goals"] = goals_watched_by(request.user, code)
    return render(request, "adoption/indicator.html", context)


def _scope(request):
    """Return the Scope of the address; None for everybody while nothing was counted."""
    at = request.GET.get("at", "")
    try:
        return overview.scope_for(request.user, at)
    except Scope.DoesNotExist:
        if at:
            raise Http404 from None
        return None
