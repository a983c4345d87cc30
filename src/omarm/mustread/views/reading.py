"""What is asked of me, and my answer."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from omarm.core.http import back, found_or_404
from omarm.mustread import commands, queries
from omarm.mustread.views.parts import parts_for


@require_GET
def index(request):
    """What I must still read."""
    return render(request, "mustread/mine.html", {"waiting": queries.open_for(request.user)})


@require_POST
def confirm(request, pk):
    """Read and understood."""
    must_read = found_or_404(queries.must_read_for, request.user, pk)
    commands.confirm(actor=request.user, must_read=must_read)
    return _part(request, must_read)


@require_POST
def take_back(request, pk):
    """Not yet, after all."""
    must_read = found_or_404(queries.must_read_for, request.user, pk)
    commands.take_back_confirmation(actor=request.user, must_read=must_read)
    return _part(request, must_read)


def _part(request, must_read):
    if request.htmx:
        return HttpResponse(parts_for(request.user, [must_read.pk], answered=True)[must_read.pk])
    return back(request, otherwise=must_read.post.get_absolute_url())
