"""Mensen: the directory of colleagues."""

from django.shortcuts import render
from django.utils.functional import SimpleLazyObject
from django.views.decorators.http import require_GET
from django_htmx.http import replace_url

from omarm.core.http import page_or_fragment
from omarm.profiles.facets import facets_for
from omarm.profiles.queries.directory import Wish, directory_for, narrowings_for

LONGEST = 160  # letters of anything that stands in the address


@require_GET
def index(request):
    """Colleagues by what is typed and chosen; as cards, or as a table."""
    wish, asked = _wish(request), _asked(request)
    found = directory_for(request.user, wish)
    context = {
        "asked": asked,
        "directory": found,
        "wish": wish,
        "as_table": request.GET.get("view") == "table",
        # Asked by the whole page alone: as somebody types, they come after who is found.
        "narrowings": SimpleLazyObject(lambda: narrowings_for(request.user, wish, found=found)),
    }
    response = page_or_fragment(request, "profiles/directory.html", context, fragment="answer")
    return replace_url(response, f"{request.path}?{asked.urlencode()}".removesuffix("?"))


@require_GET
def narrowings(request):
    """The ways to narrow what is found, with how many people each leaves."""
    return render(request, "profiles/_facets.html", {"narrowings": narrowings_for(request.user, _wish(request))})


def _asked(request):
    """Return what the address says, without what was left empty in the form."""
    asked = request.GET.copy()
    for name, value in request.GET.items():
        if not value:
            del asked[name]
        else:
            asked[name] = value[:LONGEST]
    return asked


def _wish(request):
    asked = request.GET
    chosen = {facet.code: asked.get(facet.code, "")[:160] for facet in facets_for(request.user)}
    text = asked.get("q", "").replace("\x00", "").strip()[:100]
    return Wish(text=text, chosen=chosen, by_name=asked.get("order") == "name", after=asked.get("after", ""))
