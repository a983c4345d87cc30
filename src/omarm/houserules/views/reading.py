"""The house rules for everybody: as they stand, as they were, and what changed."""

from django.shortcuts import render
from django.views.decorators.http import require_GET

from omarm.core.http import found_or_404
from omarm.houserules import queries
from omarm.houserules.forms import CompareForm


@require_GET
def index(request):
    """The edition that stands."""
    editions = list(queries.published_editions())
    return _shown(request, editions, editions[0] if editions else None)


@require_GET
def show(request, number):
    """One edition, also of before."""
    return _shown(request, list(queries.published_editions()), found_or_404(queries.edition_numbered, number))


@require_GET
def changes(request):
    """The difference between two editions, at first the last two."""
    editions = list(queries.published_editions())
    asked = request.GET or {"earlier": editions[1].pk, "later": editions[0].pk} if len(editions) > 1 else None
    form = CompareForm(asked, editions=editions)
    context = {"form": form, "editions": editions}
    if form.is_valid():
        told = {name: queries.edition_numbered(number) for name, number in form.cleaned_data.items()}
        context |= told | {"changes": queries.changes_between(**told)}
    return render(request, "houserules/changes.html", context, status=422 if asked and not form.is_valid() else 200)


def _shown(request, editions, edition):
    context = {
        "editions": editions, "edition": edition, "may_write": queries.may_write(request.user),
        "goals": queries.goals_of(edition.rules.all()) if edition else [], "ours": queries.rules_for(),
    }  # fmt: skip
    return render(request, "houserules/current.html", context)
