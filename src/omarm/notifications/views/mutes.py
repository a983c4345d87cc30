"""Hearing nothing more of a conversation or of a kind of thing, and hearing of it again."""

from django.views.decorators.http import require_POST
from django_htmx.http import trigger_client_event

from omarm.core.http import found_or_404, respond
from omarm.notifications import commands, queries
from omarm.stream.commands import follow, hear_again

FRAGMENT = "notifications/notifications.html#row"
NOTICE = "notifications/notifications.html#notice"


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


@require_POST
def silence(request, pk):
    """Be told no more of this kind of thing; what was told of it counts as read."""
    notice = found_or_404(queries.notice_for, request.user, pk)
    commands.hear_no_more(actor=request.user, notice=notice)
    return trigger_client_event(_answer_of_notice(request, notice), "seen")


@require_POST
def unsilence(request, pk):
    """Be told of it again."""
    notice = found_or_404(queries.notice_for, request.user, pk)
    commands.hear_again(actor=request.user, notice=notice)
    return _answer_of_notice(request, notice)


def _answer_of_notice(request, notice):
    told = queries.told_notice(queries.notice_for(request.user, notice.pk))
    return respond(request, NOTICE, {"told": told}, fallback="notifications:notifications")


def _answer(request, pk):
    """Show it as it is now: its row for htmx, else the list."""
    [row] = queries.told(request.user, [queries.notification_for(request.user, pk)])
    return respond(request, FRAGMENT, {"row": row}, fallback="notifications:notifications")
