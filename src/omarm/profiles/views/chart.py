"""The organisation chart: a picture that opens and closes, and the same as plain lists."""

from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from omarm.core.http import found_only_for, found_or_404, page_or_fragment
from omarm.core.pagination import number
from omarm.people.queries import colleague_for, the_organisation
from omarm.profiles.queries import chart as queries
from omarm.profiles.queries.outline import outline_for


def is_colleague(person):
    """Return whether somebody works here: guests do not know the organisation."""
    return not person.is_guest


@require_GET
@found_only_for(is_colleague)
def show(request):
    """The chart, of all or of one unit or around one person; what was found in it while somebody types."""
    text, username = request.GET.get("q", "").replace("\x00", "").strip()[:100], request.GET.get("person", "")
    colleague = found_or_404(colleague_for, request.user, username) if username else None
    context = {"text": text, "found": queries.found_in_chart(request.user, text), "colleague": colleague}
    if colleague:
        context["line"] = queries.line_of(colleague)
    unit_id = colleague.department_id if colleague else number(request.GET.get("unit", ""))
    context |= _around(request.user, unit_id) if unit_id else _from_the_top(request)
    return page_or_fragment(request, "profiles/chart.html", context, fragment="found")


@require_GET
@found_only_for(is_colleague)
def branch(request, pk):
    """What stands under one unit, for the picture that opens."""
    unit, _above = found_or_404(queries.unit_for, request.user, pk)
    return render(request, "profiles/_branch.html", {"branch": queries.branch_of(unit), "unit": unit})


@require_GET
@found_only_for(is_colleague)
def outline(request):
    """The chart as plain lists."""
    unit_id = number(request.GET.get("unit", ""))
    unit, above = found_or_404(queries.unit_for, request.user, unit_id) if unit_id else (None, [])
    entries, is_cut = outline_for(request.user, unit)
    context = {"unit": unit, "above": above, "entries": entries, "is_cut": is_cut, "organisation": the_organisation()}
    return render(request, "profiles/outline.html", context)


@require_GET
def departments(_request):
    """The list of departments that was here before: the chart has it."""
    return redirect("profiles:chart")


def _around(person, unit_id):
    unit, above = found_or_404(queries.unit_for, person, unit_id)
    return {"unit": unit, "above": above, "branch": queries.branch_of(unit)}


def _from_the_top(request):
    """Return the highest units; a single one stands open. And who is in no department, when that is asked for."""
    units = queries.units_in()
    people, count = queries.without_department(request.user)
    opened = queries.branch_of(units[0]) if len(units) == 1 else None
    loose = people if request.GET.get("unit") == "none" else []
    return {"units": units, "opened": opened, "loose": loose, "loose_count": count}
