"""What a sponsor promises, keeps or takes back. For sponsors and the team; for all others it does not exist."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from omarm.core.errors import DomainError
from omarm.core.http import found_or_404
from omarm.planboard import commands
from omarm.planboard.forms import CommitmentForm, KeepForm
from omarm.planboard.queries import sponsors as queries


def new(request, pk):
    """Write down what a sponsor promises."""
    sponsor = found_or_404(queries.sponsor_at, request.user, pk)
    if not queries.may_promise(request.user, sponsor):
        raise PermissionDenied
    form = CommitmentForm(request.POST or None)
    if form.is_valid():
        try:
            commands.promise(actor=request.user, sponsor=sponsor, new=form.new_commitment())
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("It is written down. Only sponsors and the team see it."))
            return redirect("planboard:sponsors")
    context = {"form": form, "sponsor": sponsor}
    return render(request, "planboard/promise.html", context, status=422 if form.is_bound else 200)


def keep(request, pk):
    """Say by what one kept a promise of one's own."""
    commitment = found_or_404(queries.own_commitment, request.user, pk)
    told = {"person": request.user, "commitment": commitment, "host": request.get_host()}
    form = KeepForm(request.POST or None, **told)
    if form.is_valid():
        try:
            commands.keep_commitment(actor=request.user, commitment=commitment, **form.found())
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("Kept. Thank you for being seen."))
            return redirect("planboard:sponsors")
    context = {"form": form, "commitment": commitment}
    return render(request, "planboard/keep.html", context, status=422 if form.is_bound else 200)


@require_POST
def reopen(request, pk):
    """Say that a promise of one's own was kept by something else, or not yet; and lead to where that is said."""
    commitment = found_or_404(queries.own_commitment, request.user, pk)
    try:
        commands.reopen_commitment(actor=request.user, commitment=commitment)
    except DomainError as error:
        messages.error(request, error.message)
        return redirect("planboard:sponsors")
    messages.success(request, _("The promise is open again. Say by what you kept it, or leave it until you did."))
    return redirect("planboard:keep", pk=pk)


@require_POST
def end(request, pk):
    """Take a promise back."""
    commitment = found_or_404(queries.commitment_at, request.user, pk)
    try:
        commands.end_commitment(actor=request.user, commitment=commitment)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("The promise is taken back."))
    return redirect("planboard:sponsors")
