"""What one was told: the list, its count for the bell, opening one, having seen all."""

from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST
from django_htmx.http import trigger_client_event

from omarm.core.http import found_or_404, page_or_fragment
from omarm.notifications import commands, queries


@require_GET
def index(request):
    """The newest first."""
    page = queries.timeline_for(request.user, after=request.GET.get("after", ""))
    context = {"page": page, "unread": queries.unread_count(request.user)}
    if not request.GET.get("after"):
        context["notices"] = queries.notices_for(request.user)
    return page_or_fragment(request, "notifications/notifications.html", context, fragment="rows")


@require_GET
def count(request):
    """How many are unread, for a bell on a page that stays open."""
    return JsonResponse({"count": queries.unread_count(request.user)})


@require_GET
def show(request, pk):
    """On to what it is about; it is read from now on."""
    notification = found_or_404(queries.notification_for, request.user, pk)
    commands.mark_read(actor=request.user, post_id=notification.post_id)
    return redirect(notification.comment or notification.post)


@require_GET
def notice(request, pk):
    """On to the page that tells it; it is read from now on."""
    told = found_or_404(queries.notice_for, request.user, pk)
    commands.mark_notice_read(actor=request.user, notice=told)
    return redirect(told.url)


@require_POST
def read(request):
    """All seen."""
    commands.mark_all_read(actor=request.user)
    if not request.htmx:
        return redirect("notifications:notifications")
    page = queries.timeline_for(request.user)
    answer = render(
        request,
        "notifications/notifications.html#all",
        {"page": page, "unread": 0, "notices": queries.notices_for(request.user)},
    )
    return trigger_client_event(answer, "seen")  # the bell of this page need not wait for the live stream, or have one
