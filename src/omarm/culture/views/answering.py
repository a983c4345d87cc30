"""The scan for who is asked: its screens, and what came of it for everybody."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from omarm.core.errors import DomainError
from omarm.core.http import found_only_for, found_or_404
from omarm.culture import commands, queries
from omarm.culture.forms import Walk

for_employees = found_only_for(lambda person: not person.is_guest)


@for_employees
def answer(request, pk):
    """One item on a screen, and at the end all of it; when the scan is over, what came of it."""
    scan = found_or_404(queries.scan_for, request.user, pk)
    if scan.is_over or queries.has_answered(request.user, scan):
        return _afterwards(request, scan)
    walk = Walk(request.POST if request.method == "POST" else None)
    if walk.is_sent:
        try:
            commands.answer(actor=request.user, scan=scan, sheet=walk.sheet)
        except DomainError as error:
            messages.error(request, error.message)
        else:
            messages.success(request, _("Thank you. Your answer lies among the others now."))
        return redirect("culture:answer", pk=pk)
    context = {"scan": scan, "walk": walk, "ground": queries.ground(), "is_first": request.method != "POST"}
    return render(request, "culture/answer.html", context, status=422 if walk.refused else 200)


@require_POST
@for_employees
def decline(request, pk):
    """Say that one would rather not."""
    scan = found_or_404(queries.scan_for, request.user, pk)
    try:
        commands.decline(actor=request.user, scan=scan)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("That is fine. You are not asked again."))
    return redirect("home:home")


def _afterwards(request, scan):
    state = queries.state_of(scan)
    context = {"scan": scan, "stands": state}
    if state == "shown":
        context["result"] = queries.result_of(request.user, scan)
    return render(request, "culture/after.html", context, status=422 if request.method == "POST" else 200)
