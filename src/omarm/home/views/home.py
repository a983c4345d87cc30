"""Home: what is new for me, with an end."""

from django.shortcuts import render
from django.views.decorators.http import require_GET

from omarm.core.http import page_or_fragment
from omarm.groups.queries import suggested_groups
from omarm.stream import cards, commands, queries


@require_GET
def show(request):
    """The home stream, with the composer on top."""
    person, after = request.user, request.GET.get("after", "")
    page = queries.home_feed(person, after=after)
    if not after and page.rows and page.rows[0].is_new is not False:
        newest = page.rows[0]
        commands.mark_seen(actor=person, post_id=newest.post_id, published_at=newest.published_at)
    context = {"page": page, "cards": cards.cards_for(person, page.rows)}
    return page_or_fragment(request, "home/home.html", context, fragment="cards")


@require_GET
def rail(request):
    """What stands beside the stream and may come a moment later."""
    return render(request, "home/_rail.html", {"suggested": suggested_groups(request.user)})
