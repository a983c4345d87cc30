"""What is mine: posts that I put aside, and my bin."""

from django.shortcuts import render
from django.views.decorators.http import require_GET

from omarm.core.http import page_or_fragment
from omarm.stream import queries
from omarm.stream.cards import cards_for


@require_GET
def bookmarks(request):
    """The posts that I put aside, the last one first."""
    page = queries.bookmarked(request.user, after=request.GET.get("after", ""))
    context = {"page": page, "cards": cards_for(request.user, page.rows)}
    return page_or_fragment(request, "stream/bookmarks.html", context, fragment="cards")


@require_GET
def bin(request):
    """What I deleted in the last 30 days and can bring back."""
    return render(request, "stream/bin.html", {"posts": queries.bin_of(request.user)})


@require_GET
def worth_keeping(request):
    """What colleagues say belongs in the knowledge base."""
    said = queries.worth_keeping(request.user)
    rows = queries.rows_for(request.user, said)
    cards = cards_for(request.user, [rows[post_id] for post_id in said if post_id in rows])
    return render(
        request, "stream/worth_keeping.html", {"marked": [([card], said[card.row.post_id]) for card in cards]}
    )
