"""Following something no longer, from where one was told of it or from the settings."""

from django.views.decorators.http import require_POST

from omarm.core.http import back, found_or_404, page_or_fragment
from omarm.notifications import queries
from omarm.stream.commands import hear_again, unfollow


@require_POST
def destroy(request, pk):
    """Stop following; of what was muted, hear again as before."""
    follow = found_or_404(queries.follow_of, request.user, pk)
    end = hear_again if follow.is_muted else unfollow
    end(actor=request.user, thing=follow.colleague or follow.topic or follow.group or follow.post)
    if request.htmx:
        return page_or_fragment(request, "notifications/settings.html", {"follow": follow}, fragment="ended")
    return back(request, otherwise="notifications:settings")
