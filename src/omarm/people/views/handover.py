"""Handing over what somebody looked after: the list and its pages in Beheer, one's own in the settings."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from omarm.core.http import found_or_404, only_for
from omarm.people import commands, queries
from omarm.people.handing_over import held_by, holding_of
from omarm.people.queries.finding import find_people

for_who_cares = only_for(lambda person: person.cares_for_all)


@require_GET
@for_who_cares
def index(request):
    """Who left, or got another job, and looked after something alone."""
    page = queries.hand_overs_for(request.user, after=request.GET.get("after", ""))
    return render(request, "people/hand_overs.html", {"page": page})


@require_GET
@for_who_cares
def show(request, pk):
    """One hand-over: each thing, and who could go on with it."""
    hand_over = found_or_404(queries.hand_over_for, request.user, pk)
    return _page(request, hand_over, hand_over.person)


@require_GET
def mine(request):
    """What one looks after alone oneself."""
    return _page(request, queries.my_hand_over(request.user), request.user)


@require_POST
def give(request, pk, code, thing):
    """Give one thing to somebody else."""
    hand_over = found_or_404(queries.hand_over_for, request.user, pk)
    found_or_404(holding_of, code)
    to = found_or_404(queries.colleague_for, request.user, request.POST.get("to", "")[:60])
    settled = commands.give_away(actor=request.user, hand_over=hand_over, code=code, pk=thing, to=to)
    messages.success(request, _("%(name)s looks after it from now on.") % {"name": to.name})
    return _onwards(request, settled)


@require_POST
def keep(request, pk):
    """Leave everything as it is."""
    settled = commands.keep_all(
        actor=request.user, hand_over=found_or_404(queries.hand_over_for, request.user, pk)
    )  # fmt: skip
    messages.success(request, _("Everything stays as it is."))
    return _onwards(request, settled)


def _page(request, hand_over, person):
    text, thing = request.GET.get("q", "").strip()[:100], request.GET.get("thing", "")
    context = {
        "hand_over": hand_over,
        "whose": person,
        "is_mine": person == request.user,
        "held": held_by(person, seen_by=request.user),
        "text": text,
        "thing": thing,
        "found": find_people(request.user, text, limit=8).rows,
    }
    return render(request, "people/hand_over.html", context)


def _onwards(request, hand_over):
    if hand_over.person_id == request.user.pk:
        return redirect("people:my-hand-over")
    return redirect("people:hand-overs") if hand_over.closed_at else redirect("people:hand-over", hand_over.pk)
