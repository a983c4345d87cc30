"""A topic's page: what it is about, and what was written about it."""

from django.http import Http404
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from omarm.core.http import found_or_404, page_or_fragment
from omarm.home.queries import is_followed
from omarm.profiles.queries.expertise import people_who_know
from omarm.stream import cards, queries
from omarm.topics.queries import topic_by_slug


@require_GET
def show(request, slug):
    """The topic with its stream; the address of one that was merged leads on. Guests have no topics."""
    if request.user.is_guest:
        raise Http404
    topic = found_or_404(topic_by_slug, slug)
    if topic.slug != slug:
        return redirect(topic)
    page = queries.topic_feed(request.user, topic, after=request.GET.get("after", ""))
    context = {"topic": topic, "page": page, "cards": cards.cards_for(request.user, page.rows)}
    context |= {"is_followed": is_followed(request.user, topic=topic), "knowers": people_who_know(request.user, topic)}
    return page_or_fragment(request, "home/topic.html", context, fragment="cards")
