"""A person's page: who it is, how to reach them, what they wrote."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from omarm.core.http import page_or_fragment
from omarm.home.queries import groups_in_common, is_followed, manager_of
from omarm.people import queries as people
from omarm.people.models import Person
from omarm.stream import cards, queries


@require_GET
def show(request, username):
    """The profile, and the posts that the reader may see."""
    try:
        colleague = people.profile_for(request.user, username)
    except Person.DoesNotExist:
        return _moved(request, username)
    page = queries.person_feed(request.user, colleague, after=request.GET.get("after", ""))
    context = {"colleague": colleague, "page": page, "cards": cards.cards_for(request.user, page.rows)}
    if request.GET.get("after"):
        return page_or_fragment(request, "home/person.html", context, fragment="cards")
    context |= {
        "is_followed": is_followed(request.user, colleague=colleague),
        "manager": manager_of(request.user, colleague),
        "reports": people.reports_of(request.user, colleague),
        "groups": groups_in_common(request.user, colleague),
    }
    return render(request, "home/person.html", context)


def _moved(request, username):
    present = people.moved_to(request.user, username)
    if present is None:
        raise Http404
    return redirect("home:person", present)
