"""Who is new and who has been here for so many years, of those who agreed that it is told."""

from django.shortcuts import render
from django.views.decorators.http import require_GET

from omarm.core.http import found_only_for
from omarm.profiles.queries import welcome as queries
from omarm.profiles.views.chart import is_colleague


@require_GET
@found_only_for(is_colleague)
def index(request):
    """Newcomers and anniversaries; who was not asked yet is asked here too."""
    context = {
        "newcomers": queries.newcomers_for(request.user), "anniversaries": queries.anniversaries_for(request.user),
        "welcome": queries.welcome_of(request.user),
    }  # fmt: skip
    return render(request, "profiles/newcomers.html", context)
