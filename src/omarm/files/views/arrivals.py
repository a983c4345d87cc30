"""Files whose name was taken: who sent one chooses."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from omarm.core.http import found_or_404
from omarm.files import commands, queries


@require_POST
def keep_both(request, slug, pk):
    """Keep it beside the other one, with a number behind its name."""
    arrival = found_or_404(queries.arrival_for, request.user, slug, pk)
    document = commands.keep_both(actor=request.user, arrival=arrival)
    messages.success(request, _("“%(name)s” has been added.") % {"name": document.name})
    return _back(arrival)


@require_POST
def make_it_a_version(request, slug, pk):
    """Make it the next version of the other one."""
    arrival = found_or_404(queries.arrival_for, request.user, slug, pk)
    document = commands.make_it_a_version(actor=request.user, arrival=arrival)
    messages.success(request, _("“%(name)s” has a new version.") % {"name": document.name})
    return _back(arrival)


@require_POST
def leave_out(request, slug, pk):
    """Do not keep it."""
    arrival = found_or_404(queries.arrival_for, request.user, slug, pk)
    commands.leave_out(actor=request.user, arrival=arrival)
    return _back(arrival)


def _back(arrival):
    standing = arrival.folder and not arrival.folder.deleted_at
    return redirect(arrival.folder) if standing else redirect("files:files", arrival.group.slug)
