"""The register, for everybody who works here: what is measured about people, and what the database holds about them."""

import csv

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from omarm.consent import holdings, queries
from omarm.consent.forms import ModeForm
from omarm.consent.queries import exporting
from omarm.core.http import found_only_for, found_or_404

readers_only = found_only_for(queries.may_read)


@require_GET
@readers_only
def index(request):
    """Every measurement as it stands today, and what is not recorded."""
    context = {"entries": queries.register(), "never": holdings.NEVER, "may_decide": queries.may_decide(request.user)}
    return render(request, "consent/register.html", context)


@require_GET
@readers_only
def show(request, code):
    """One measurement: all that is declared of it, the consent, the mode, and how it came to be so."""
    entry = found_or_404(queries.entry_of, code)
    may_decide = queries.may_decide(request.user)
    form = ModeForm(modes=entry.measurement.modes, initial={"mode": entry.mode}) if may_decide else None
    context = {"entry": entry, "events": queries.history_of(code), "form": form, "may_decide": may_decide}
    return render(request, "consent/measurement.html", context)


@require_GET
@readers_only
def held(request):
    """What the database holds about a person, table by table."""
    return render(request, "consent/held.html", {"holdings": holdings.declared(), "never": holdings.NEVER})


@require_GET
@readers_only
def as_csv(request):
    """The register as a table for a spreadsheet."""
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")  # the mark tells Excel that it is UTF-8
    response["Content-Disposition"] = 'attachment; filename="register.csv"'
    csv.writer(response).writerows(exporting.as_table())
    return response


@require_GET
@readers_only
def as_json(request):
    """The register for other programs."""
    response = JsonResponse(
        exporting.as_data(names=queries.may_decide(request.user)),
        json_dumps_params={"ensure_ascii": False, "indent": 1},
    )
    response["Content-Disposition"] = 'attachment; filename="register.json"'
    return response
