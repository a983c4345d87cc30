"""What waits to be decided: in a group, and for the whole organisation."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.views.decorators.http import require_GET

from omarm.core.http import found_or_404, only_for
from omarm.groups import queries as groups
from omarm.moderation import queries
from omarm.moderation.models import has_the_task


@require_GET
def of_group(request, slug):
    """What was reported in a group, for its owner and managers."""
    group = found_or_404(groups.readable_group, request.user, slug)
    if not groups.may_manage(request.user, group):
        raise PermissionDenied
    context = groups.heading_for(request.user, group) | {"queue": queries.queue_for(request.user, group=group)}
    return render(request, "moderation/group.html", context)


@require_GET
@only_for(has_the_task)
def of_house(request):
    """What groups passed on, and what stands in no group."""
    return render(request, "moderation/queue.html", {"queue": queries.queue_for(request.user)})
