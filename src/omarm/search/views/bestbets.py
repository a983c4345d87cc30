"""Best bets: what editors set on top for some words."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from omarm.core.errors import DomainError
from omarm.core.http import found_or_404, only_for
from omarm.core.pagination import number
from omarm.search.commands import bestbets as commands
from omarm.search.forms import BestBetForm
from omarm.search.queries import bestbets as queries

keepers_only = only_for(queries.may_keep)


@require_GET
@keepers_only
def index(request):
    """All best bets, and the one that was just taken off."""
    removed = queries.removed_bet(request.user, number(request.GET.get("removed", "")))
    return render(request, "search/best_bets.html", {"bets": queries.kept_bets(request.user), "removed": removed})


@keepers_only
def new(request):
    """One more."""
    words = request.GET.get("words", "")[:120]
    form = BestBetForm(request.POST or None, person=request.user, initial={"words": words, "owner": [request.user.pk]})
    if form.is_valid():
        try:
            bet = commands.add_best_bet(actor=request.user, bet=_typed(request, form))
        except DomainError as error:
            form.add_error(error.code, error.message)
        else:
            messages.success(request, _("“%(title)s” stands on top for these words.") % {"title": bet.title})
            return redirect("search:best-bets")
    return render(request, "search/best_bet.html", {"form": form}, status=422 if form.is_bound else 200)


@keepers_only
def edit(request, pk):
    """Change one."""
    row = found_or_404(queries.bet_to_change, request.user, pk)
    form = BestBetForm(request.POST or None, person=request.user, initial=_as_typed(row))
    if form.is_valid():
        try:
            commands.change_best_bet(actor=request.user, row=row, bet=_typed(request, form))
        except DomainError as error:
            form.add_error(error.code, error.message)
        else:
            messages.success(request, _("“%(title)s” has been changed.") % {"title": row.title})
            return redirect("search:best-bets")
    context = {"form": form, "bet": row}
    return render(request, "search/best_bet.html", context, status=422 if form.is_bound else 200)


@require_POST
@keepers_only
def destroy(request, pk):
    """Take one off; it can be brought back."""
    row = commands.remove_best_bet(actor=request.user, row=found_or_404(queries.kept_bet, pk))
    return redirect(f"{reverse('search:best-bets')}?removed={row.pk}")


@require_POST
@keepers_only
def restore(request, pk):
    """Bring back the one that was taken off."""
    commands.restore_best_bet(actor=request.user, row=found_or_404(queries.kept_bet, pk))
    messages.success(request, _("It is back on top."))
    return redirect("search:best-bets")


def _typed(request, form):
    """Return the Bet that was typed; the whole address of a page of ours is shortened to its path."""
    told = dict(form.cleaned_data)
    origin = f"{request.scheme}://{request.get_host()}"
    if told["address"].startswith(f"{origin}/"):
        told["address"] = told["address"].removeprefix(origin)
    return commands.Bet(**told)


def _as_typed(row):
    told = {"words": row.words, "title": row.title, "address": row.address, "ends_on": row.ends_on}
    return told | {"owner": [row.owner_id] if row.owner_id else []}
