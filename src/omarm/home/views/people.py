"""A person's page: who it is, how to reach them, what they wrote."""

from django.http import Http404
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_GET

from omarm.core.http import page_or_fragment
from omarm.home.queries import groups_in_common, is_followed
from omarm.people import queries as people
from omarm.people.models import Person
from omarm.profiles.queries.page import has_namesake, in_one_line, profile_of, reports_shown, stand_in
from omarm.profiles.queries.vcard import qr_of
from omarm.profiles.sections import parts_of
from omarm.stream import cards, queries


@require_GET
def show(request, username):
    """The profile, and the posts that the reader may see."""
    try:
        colleague = people.profile_for(request.user, username)
    except Person.DoesNotExist:
        return _moved(request, username)
    if colleague.is_nameless:
        return render(request, "home/nameless.html", {"colleague": colleague})
    if request.GET.get("as") in {"colleague", "guest"} and colleague == request.user:
        reader = stand_in(request.GET["as"])
        return render(request, "home/person.html", _about(request, reader, colleague) | {"seen_as": request.GET["as"]})
    page = queries.person_feed(request.user, colleague, after=request.GET.get("after", ""))
    context = {"colleague": colleague, "page": page, "cards": cards.cards_for(request.user, page.rows)}
    if request.GET.get("after"):
        return page_or_fragment(request, "home/person.html", context, fragment="cards")
    context |= _about(request, request.user, colleague) | {
        "can_write": colleague.is_active and colleague != request.user,
        "is_followed": is_followed(request.user, colleague=colleague),
        "has_namesake": has_namesake(request.user, colleague),
        "reports": reports_shown(request.user, colleague),
        "groups": groups_in_common(request.user, colleague),
    }
    return render(request, "home/person.html", context)


def _about(request, reader, colleague):
    """Return what stands about a colleague for a reader: fields, parts, manager, the code to scan."""
    profile = profile_of(reader, colleague)
    told = {"profile": profile, "csrf_token": get_token(request)}
    return {
        "colleague": colleague, "profile": profile, "in_one_line": in_one_line(profile, colleague),
        "manager": colleague.manager if "manager" in profile.told else None,
        "parts": parts_of(reader, colleague, place="main", **told),
        "rail_parts": parts_of(reader, colleague, place="rail", **told),
        "qr": mark_safe(qr_of(request.build_absolute_uri(colleague.get_absolute_url()))),  # noqa: S308 (drawn by us)
    }  # fmt: skip


def _moved(request, username):
    present = people.moved_to(request.user, username)
    if present is None and people.is_nameless(username):
        return render(request, "home/nameless.html")
    if present is None:
        raise Http404
    return redirect("home:person", present)
