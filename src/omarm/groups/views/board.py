"""The board of a network: what a member does on it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from omarm.core.http import found_or_404
from omarm.groups import commands, queries
from omarm.groups.forms import SeatForm


def seat(request, slug, pk):
    """Name what a member does on the board; for its managers. A member can only take themselves off it."""
    membership = found_or_404(queries.membership_in, request.user, slug, pk)
    manages = queries.may_manage(request.user, membership.group)
    if not manages and membership.person != request.user:
        raise PermissionDenied
    form = SeatForm(request.POST or None, initial={"seat": membership.seat, "rank": membership.seat_rank or None})
    if not (form.is_bound and form.is_valid()):
        context = {"form": form, "group": membership.group, "member": membership, "manages": manages}
        return render(request, "groups/seat.html", context, status=422 if form.is_bound else 200)
    told = {"seat": form.cleaned_data["seat"], "rank": form.cleaned_data["rank"] or 0}
    commands.give_seat(actor=request.user, membership=membership, **told)
    messages.success(request, _("The board has been changed."))
    return redirect("groups:about", slug)
