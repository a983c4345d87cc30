"""Home: what is new for me, with an end."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_GET

from omarm.core.http import page_or_fragment
from omarm.core.pagination import Cursor
from omarm.home import choices
from omarm.home import queries as composed
from omarm.stream import cards, commands, prompts, queries


@require_GET
def show(request):
    """The stream that was chosen, with the composer on top."""
    person, after, choice = request.user, request.GET.get("after", ""), request.GET.get("show", "all")
    if choice not in composed.STREAMS:
        raise Http404
    page = queries.home_feed(person, show=choice, after=after)
    streams = composed.streams(choice)
    context = {"page": page, "streams": streams, "choice": choice, "heard": composed.HEARD[choice]}
    context |= {"prompt": choices.prompt_for(person), "beginning": choices.beginning_for(person)}
    context["newest_url"] = next(stream["url"] for stream in streams if stream["current"])
    if not after:
        context["asked"] = prompts.prompt_for(person)
    if not after and choice == "all":
        context |= {"since": composed.new_since(person, page), "shows_highlights": choices.shows_highlights(person)}
        _mark_seen(person, page)
    context |= cards.with_pinned(person, page)
    return page_or_fragment(request, "home/home.html", context, fragment="cards")


@require_GET
def highlights(request):
    """What stands out among all that is new since the place in the address, each with its reason."""
    found = queries.highlights_since(request.user, Cursor.parse(request.GET.get("since", "")))
    shown = cards.cards_for(request.user, [highlight.row for highlight in found])
    context = {"highlights": [([card], highlight) for card, highlight in zip(shown, found, strict=True)]}
    return page_or_fragment(request, "home/highlights.html", context, fragment="highlights")


@require_GET
def rail(request):
    """What stands beside the stream and may come a moment later."""
    return render(request, "home/_rail.html", composed.rail_for(request.user))


def _mark_seen(person, page):
    if page.rows and page.rows[0].is_new is not False:
        newest = page.rows[0]
        commands.mark_seen(actor=person, post_id=newest.post_id, published_at=newest.published_at)
