"""Offering to join what a report tells of, and taking that back."""

from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from omarm.core.http import found_or_404
from omarm.updates import commands, queries
from omarm.updates.forms import OfferForm


def show(request, pk):
    """Offer oneself in one tap; the page takes a line about what one brings."""
    report = found_or_404(queries.report_for, request.user, pk)
    post, own = report.update.post, queries.own_offer(request.user, report)
    form = OfferForm(request.POST if request.method == "POST" else None, initial={"note": own.note if own else ""})
    if form.is_valid():
        commands.offer_to_join(actor=request.user, post=post, note=form.cleaned_data["note"])
        return redirect(post)
    context = {"form": form, "report": report, "post": post}
    return render(request, "updates/offer.html", context, status=422 if form.is_bound else 200)


@require_POST
def destroy(request, pk):
    """Take one's own offer back."""
    post = found_or_404(queries.report_for, request.user, pk).update.post
    commands.take_back_offer(actor=request.user, post=post)
    return redirect(post)
