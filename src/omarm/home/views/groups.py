"""A group's home: its stream for who may read it, else what it is and how to come in."""

from django.shortcuts import render
from django.views.decorators.http import require_GET

from omarm.core.http import found_or_404, page_or_fragment
from omarm.groups import queries as groups
from omarm.groups.forms import RequestForm
from omarm.home.queries import is_followed
from omarm.stream import cards, commands, queries


@require_GET
def show(request, slug):
    """The group's stream."""
    person = request.user
    group = found_or_404(groups.listed_group, person, slug)
    context = groups.heading_for(person, group)
    if not context["may_read"]:
        context |= {"form": RequestForm(), "owners": groups.owners_of(person, group)}
        return render(request, "home/group_closed.html", context)

    after = request.GET.get("after", "")
    page = queries.group_feed(person, group, after=after)
    context |= {
        "page": page,
        "place": f"group-{group.pk}",
        "is_followed": is_followed(person, group=group),
    }
    context |= cards.with_pinned(person, page)
    if context["membership"] and not after:
        _mark_seen(person, group, page)
    return page_or_fragment(request, "home/group.html", context, fragment="cards")


def _mark_seen(person, group, page):
    if page.rows and page.rows[0].is_new is not False:
        newest = page.rows[0]
        commands.mark_seen(actor=person, post_id=newest.post_id, published_at=newest.published_at, group=group)
