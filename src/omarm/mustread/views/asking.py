"""For the owner of one item: how far it is, who has not (past the gate), reminding, asking again, withdrawing."""

import csv

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from omarm.core.errors import DomainError
from omarm.core.http import found_or_404
from omarm.core.spreadsheets import cell
from omarm.mustread import commands, queries
from omarm.mustread.forms import AgainForm


@require_GET
def show(request, pk):
    """How many confirmed; who has not, once the works council agreed."""
    must_read = found_or_404(queries.own_must_read, request.user, pk)
    asks = must_read.is_must and not must_read.withdrawn_on
    agreed = queries.names_are_open()
    names = agreed and must_read.names_from_start
    waiting, more = queries.who_has_not(request.user, pk) if asks and names else ([], False)
    context = {
        "must_read": must_read, "asks": asks, "is_agreed": agreed, "names_are_shown": names,
        "totals": queries.totals_of(must_read) if asks and queries.totals_are_open() else None,
        "waiting": waiting, "there_are_more": more,
    }  # fmt: skip
    return render(request, "mustread/owner.html", context)


@require_GET
def export(request, pk):
    """Names, departments and whether each confirmed, as a table for a spreadsheet."""
    rows = found_or_404(queries.answers_of, request.user, pk)
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")  # the mark tells Excel that it is UTF-8
    response["Content-Disposition"] = f'attachment; filename="must-read-{pk}.csv"'
    response["Cache-Control"] = "no-store"
    table = csv.writer(response)
    table.writerow([_("Name"), _("Department"), _("Confirmed")])
    for person in rows:
        answer = _("yes") if person.has_confirmed else _("no")
        table.writerow([cell(person.name), cell(person.department.name if person.department else ""), answer])
    return response


@require_POST
def remind(request, pk):
    """Remind who has not confirmed."""
    must_read = found_or_404(queries.own_must_read, request.user, pk)
    commands.remind(actor=request.user, must_read=must_read)
    messages.success(request, _("Whoever has not confirmed gets a reminder."))
    return redirect("mustread:owner", pk=pk)


def again(request, pk):
    """Ask everyone anew, after a warning of what goes."""
    must_read = found_or_404(queries.own_must_read, request.user, pk)
    form = AgainForm(request.POST if request.method == "POST" else None, initial={"due_on": None})
    if form.is_valid():
        try:
            commands.ask_again(actor=request.user, must_read=must_read, **form.cleaned_data)
            messages.success(request, _("Everyone is asked to confirm again."))
            return redirect("mustread:owner", pk=pk)
        except DomainError as error:
            form.add_error("due_on", error.message)
    context = {"must_read": must_read, "form": form}
    return render(request, "mustread/again.html", context, status=422 if form.is_bound else 200)


@require_POST
def withdraw(request, pk):
    """Ask it no longer."""
    must_read = found_or_404(queries.own_must_read, request.user, pk)
    commands.withdraw(actor=request.user, must_read=must_read)
    messages.success(request, _("Nobody is asked to read this any more."))
    return redirect(must_read.post)
