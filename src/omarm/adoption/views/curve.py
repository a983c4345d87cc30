"""The adoption curve, whether it stalls, and what it could become."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_GET

from omarm.adoption.models import Scope
from omarm.adoption.queries import curve
from omarm.adoption.queries.seeing import sees_all, sees_overview
from omarm.core.http import only_for


@require_GET
@only_for(sees_overview)
def show(request):
    """Show the curve of the organisation, or of one department or place."""
    at = request.GET.get("at", "")
    try:
        scope = curve.curve_scope_for(request.user, at)
    except Scope.DoesNotExist:
        if at:
            raise Http404 from None
        scope = None
    context = {"scope": scope, "scopes": curve.curve_scopes() if sees_all(request.user) else []}
    return render(request, "adoption/curve.html", context | curve.curve_on(scope))
