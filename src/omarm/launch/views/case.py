"""The business case: the sheet, a line of it, where that stood, and the whole as a table for a spreadsheet."""

import csv

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from omarm.core.errors import DomainError
from omarm.core.http import found_only_for, found_or_404, only_for
from omarm.core.spreadsheets import cell
from omarm.launch.commands import case as commands
from omarm.launch.forms.case import CaseForm, CorrectionForm, MeasuredForm
from omarm.launch.queries import case as queries
from omarm.launch.queries.seeing import runs_kit, sees_kit

readers_only, keepers_only = found_only_for(sees_kit), only_for(runs_kit)


@require_GET
@readers_only
def index(request):
    """All lines, as they are read and printed."""
    return render(request, "launch/case.html", {"sheet": queries.sheet(), "runs": runs_kit(request.user)})


@require_GET
@readers_only
def export(request):
    """The sheet as a table for a spreadsheet, what was corrected included."""
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")  # the mark tells Excel that it is UTF-8
    response["Content-Disposition"] = 'attachment; filename="business-case.csv"'
    response["Cache-Control"] = "no-store"
    table = csv.writer(response)
    table.writerow([
        _("Goal"), _("What colleagues do"), _("Measured by"), _("Where it stood"), _("Of how many"), _("From"), _("Until"),
        _("How"), _("Correction because"), _("Target"), _("Earlier targets"), _("Costs once"), _("Costs each year"), _("Worth each year"),
        _("Assumptions"), _("Where it stands"), _("From"), _("Until"),
    ])  # fmt: skip
    for line in queries.sheet().lines:
        for row in line.baselines or (None,):
            table.writerow([cell(text) for text in _texts(line, row)])
    return response


@readers_only
@keepers_only
def new(request):
    """Add a line."""
    form = CaseForm(request.POST or None)
    if form.is_valid() and (case := _tried(form, commands.add_case, actor=request.user, new=_new(form))):
        return redirect("launch:baseline", case.pk)
    return _form(request, form)


@readers_only
@keepers_only
def change(request, pk):
    """Change a line."""
    case = found_or_404(queries.case_at, pk)
    baseline = queries.baseline_of(case)
    form = CaseForm(request.POST or None, case=case, is_measured=baseline is not None)
    if form.is_valid():
        told = {"new": _new(form), "reason": form.cleaned_data.get("reason", "")}
        if _tried(form, commands.change_case, actor=request.user, case=case, **told):
            return redirect("launch:case")
    return _form(request, form, case=case, baseline=baseline)


@require_POST
@readers_only
@keepers_only
def remove(request, pk):
    """Take a line off."""
    case = found_or_404(queries.case_at, pk)
    try:
        commands.remove_case(actor=request.user, case=case)
    except DomainError as error:
        messages.error(request, error.message)
    return redirect("launch:case")


@readers_only
@keepers_only
def baseline(request, pk):
    """Keep where a line stood, measured by hand or by the register; or put a correction beside it."""
    case = found_or_404(queries.case_at, pk)
    held = queries.baseline_of(case)
    form = (CorrectionForm if held else MeasuredForm)(request.POST or None, held=held)
    if form.is_valid():
        told = {"actor": request.user, "case": case, "told": form.measured()}
        command = commands.correct_baseline if held else commands.keep_baseline
        if _tried(form, command, **told, **({"reason": form.cleaned_data["reason"]} if held else {})):
            messages.success(request, _("It has been kept."))
            return redirect("launch:case")
    context = {"form": form, "case": case, "held": held, "measure": case.measure or queries.title_of(case.indicator)}
    return render(request, "launch/baseline.html", context, status=422 if form.is_bound else 200)


@require_POST
@readers_only
@keepers_only
def measure(request, pk):
    """Keep where a line stood, as the register of indicators has it."""
    case = found_or_404(queries.case_at, pk)
    try:
        commands.keep_baseline(actor=request.user, case=case)
        messages.success(request, _("It has been kept."))
    except DomainError as error:
        messages.error(request, error.message)
        return redirect("launch:baseline", case.pk)
    return redirect("launch:case")


@readers_only
@keepers_only
def again(request, pk):
    """Keep where a line stands since it was first measured."""
    case = found_or_404(queries.case_at, pk)
    held = queries.baseline_of(case)
    if held is None:
        return redirect("launch:baseline", pk)
    form = MeasuredForm(request.POST or None, again=held)
    if form.is_valid() and _tried(form, commands.measure_again, actor=request.user, case=case, told=form.measured()):
        messages.success(request, _("It has been kept."))
        return redirect("launch:case")
    context = {"form": form, "case": case, "held": held, "measure": case.measure or queries.title_of(case.indicator)}
    return render(request, "launch/case_again.html", context, status=422 if form.is_bound else 200)


def _new(form):
    return form.new_case()


def _tried(form, command, **told):
    try:
        return command(**told)
    except DomainError as error:
        form.add_error("reason" if error.code == "target_reason" and "reason" in form.fields else None, error.message)
        return None


def _form(request, form, **context):
    return render(request, "launch/case_line.html", {"form": form, **context}, status=422 if form.is_bound else 200)


def _texts(line, row):
    case = line.case
    kept = (
        [str(row.value), str(row.n or ""), row.since.isoformat(), row.until.isoformat(), row.how, row.reason]
        if row
        else [""] * 6
    )
    targets = "; ".join(
        f"{one.value} ({localdate(one.replaced_at):%Y-%m-%d}: {one.reason})" for one in line.former_targets
    )
    amounts = [
        "" if case.target is None else str(case.target),
        targets,
        str(case.cost_once),
        str(case.cost_a_year),
        str(case.benefit_a_year),
    ]
    since = [str(line.now.value), line.now.since.isoformat(), line.now.until.isoformat()] if line.now else [""] * 3
    return [case.goal, case.behaviour, str(line.measure), *kept, *amounts, case.assumptions, *since]
