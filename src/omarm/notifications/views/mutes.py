"""Hearing nothing more of a conversation, and hearing of it again."""

from django.views.decorators.http import require_POST
from django_htmx.http import trigger_client_event

from omarm.core.http import found_or_404, respond
from omarm.notifications import commands, queries
from omarm.stream.commands import follow, hear_again

FRAGMENT = "notifications/notifications.html#row"


@require_POST
def create(request, pk):
    """Mute the conversation; what was told of it counts as read."""
    notification = found_or_404(queries.notification_for, request.user, pk)
    follow(actor=request.user, thing=notification.post, muted=True)
    commands.mark_read(actor=request.user, post_id=notification.post_id)
    return trigger_client_event(_answer(request, pk), "seen")


@require_POST
def destroy(request, pk):
    """Hear of it again, as before."""
    notification = found_or_404(queries.notification_for, request.user, pk)
    hear_again(actor=request.user, thing=notification.post)
    return _answer(request, pk)


def _answer(request, pk):
    """Show it as it is now: its row for htmx, else the list."""
    [row] = queries.told(request.user, [queries.notification_for(request.user, pk)])
    return respond(request, FRAGMENT, {"row": row}, fallback="notifications:notifications")
