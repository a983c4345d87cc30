"""Who helped with what: everybody employed reads it, writes it down and says thanks."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from omarm.core.errors import DomainError
from omarm.core.http import found_only_for, found_or_404, respond
from omarm.planboard import commands
from omarm.planboard.forms import ContributionForm
from omarm.planboard.queries.log import contributions_for, written_for
from omarm.planboard.queries.seeing import sees_board

readers_only = found_only_for(sees_board)


@readers_only
def index(request):
    """What colleagues helped with, and one more."""
    form = ContributionForm(request.POST or None, person=request.user)
    if form.is_valid():
        try:
            commands.write_contribution(actor=request.user, **form.cleaned_data)
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("It is written down. They hear of it."))
            return redirect("planboard:contributions")
    page = contributions_for(request.user, before=request.GET.get("after", ""))
    context = {"page": page, "form": form}
    return render(request, "planboard/contributions.html", context, status=422 if form.is_bound else 200)


@require_POST
@readers_only
def thank(request, pk):
    """Say thanks."""
    return _act(request, pk, commands.thank)


@require_POST
@readers_only
def take_back(request, pk):
    """Take thanks back."""
    return _act(request, pk, commands.take_back_thanks)


@require_POST
@readers_only
def remove(request, pk):
    """Take it away."""
    written = found_or_404(written_for, request.user, pk)
    commands.remove_contribution(actor=request.user, contribution=written.contribution)
    messages.success(request, _("It is not in the list any more."))
    return redirect("planboard:contributions")


def _act(request, pk, command):
    written = found_or_404(written_for, request.user, pk)
    try:
        command(actor=request.user, contribution=written.contribution)
    except DomainError as error:
        messages.error(request, error.message)
    context = {"written": found_or_404(written_for, request.user, pk), "me": request.user}
    return respond(request, "planboard/_contribution.html", context, fallback="planboard:contributions")
