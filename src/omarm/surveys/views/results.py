"""The team of a round put together anew, and its people as a table."""

import csv

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from omarm.core.http import found_or_404, only_for
from omarm.core.spreadsheets import cell
from omarm.surveys import commands
from omarm.surveys.forms import TeamForm
from omarm.surveys.queries.results import all_in
from omarm.surveys.queries.rounds import may_run, own_round

who_run_rounds = only_for(may_run)


@require_POST
@who_run_rounds
def team(request, pk):
    """Have the team put together with so many people, without some."""
    round = found_or_404(own_round, request.user, pk)
    people = [row.person.pk for row in all_in(request.user, round)]
    form = TeamForm(request.POST, people=people)
    if not form.is_valid():
        return render(request, "surveys/team.html", {"form": form, "round": round}, status=422)
    commands.ask_for_team(actor=request.user, round=round, **form.cleaned_data)
    messages.success(request, _("The team is put together anew. It stands here in a moment."))
    return redirect("surveys:round", pk=pk)


@require_GET
@who_run_rounds
def export(request, pk):
    """Who was named by three or more, as a table for a spreadsheet."""
    round = found_or_404(own_round, request.user, pk)
    rows = found_or_404(all_in, request.user, round)
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")  # the mark tells Excel that it is UTF-8
    response["Content-Disposition"] = f'attachment; filename="ambassadors-{pk}.csv"'
    response["Cache-Control"] = "no-store"
    table = csv.writer(response)
    table.writerow([_("Name"), _("Department"), _("Layer"), _("Named by"), _("In the team"), _("Why")])
    for row in rows:
        table.writerow([cell(text) for text in _texts(row)])
    return response


def _texts(row):
    standing = row.standing
    number = _("at least %(n)d") if standing.is_capped else "%(n)d"
    return [
        standing.person.name, standing.department.name if standing.department else "", standing.get_layer_display(),
        number % {"n": standing.nominations}, _("yes") if standing.rank else _("no"), "; ".join(row.reasons),
    ]  # fmt: skip
