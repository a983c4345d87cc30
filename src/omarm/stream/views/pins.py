"""Keeping a post on top, and taking it off."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from omarm.core.errors import DomainError
from omarm.core.http import found_or_404
from omarm.stream import commands, queries
from omarm.stream.forms import PinForm


def create(request, pk, placement):
    """Choose until when; a group may do without an end, everybody's home may not."""
    place = found_or_404(queries.placement_of, request.user, pk, placement)
    if place not in queries.pinnable(request.user, place.post):
        raise PermissionDenied
    form = PinForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _form(request, place, form, status=422 if form.is_bound else 200)
    try:
        commands.pin_post(actor=request.user, placement=place, until=form.cleaned_data["until"])
    except DomainError as error:
        form.add_error("until", error.message)
        return _form(request, place, form, status=422)
    return redirect(place.group or "home:home")


@require_POST
def destroy(request, pk, placement):
    """Take it off the top."""
    place = found_or_404(queries.placement_of, request.user, pk, placement)
    commands.unpin_post(actor=request.user, placement=place)
    return redirect(place.group or "home:home")


def _form(request, place, form, *, status):
    return render(request, "stream/pin.html", {"place": place, "post": place.post, "form": form}, status=status)
