"""The scans for who guides: planning one, how it stands, what came of it, closing it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from omarm.core.errors import DomainError
from omarm.core.http import found_or_404, only_for
from omarm.culture import commands, queries
from omarm.culture.forms import ScanForm

who_see_culture = only_for(queries.sees_culture)
who_run_scans = only_for(queries.may_run)


@require_GET
@who_see_culture
def index(request):
    """Show the scans, the result of the last one, or what is needed for one."""
    last = queries.last_scan()
    context = {
        "scans": queries.all_scans(), "ground": queries.ground(), "running": queries.running_scan(), "last": last,
        "may_run": queries.may_run(request.user), "result": queries.result_of(request.user, last.scan) if last else None,
    }  # fmt: skip
    return render(request, "culture/scans.html", context)


@who_run_scans
def new(request):
    """Plan a scan."""
    if not queries.ground().is_open:
        return redirect("culture:scans")
    form = ScanForm(request.POST if request.method == "POST" else None, earliest=queries.free_from())
    if form.is_valid():
        try:
            scan = commands.open_scan(actor=request.user, **form.cleaned_data)
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("It is planned. Colleagues see it at home from its opening day."))
            return redirect("culture:scan", pk=scan.pk)
    context = {"form": form, "ground": queries.ground()}
    return render(request, "culture/new.html", context, status=422 if form.is_bound else 200)


@require_GET
@who_see_culture
def show(request, pk):
    """Show one scan: how it stands, or what came of it."""
    scan = found_or_404(queries.one_scan, pk)
    ground = queries.ground()
    context = {
        "scan": scan,
        "ground": ground,
        "may_run": queries.may_run(request.user),
        "stands": queries.state_of(scan),
    }
    if context["stands"] == "shown" and ground.is_open and not scan.forgotten_on:
        context["result"] = queries.result_of(request.user, scan)
    return render(request, "culture/scan.html", context)


@require_POST
@who_run_scans
def close(request, pk):
    """Close a scan before its time."""
    scan = found_or_404(queries.one_scan, pk)
    return _done(request, commands.close_scan, scan, _("The scan is closed. The answers are being counted."))


@who_run_scans
def discard(request, pk):
    """Throw away a scan that is not over, after a warning of what goes."""
    scan = found_or_404(queries.one_scan, pk)
    if request.method == "POST":
        return _done(request, commands.discard_scan, scan, _("The scan is gone, with all that was answered."))
    return render(request, "culture/discard.html", {"scan": scan})


def _done(request, command, scan, words):
    """Return to the scan, or to all of them when it is gone; a refusal is said there."""
    try:
        kept = command(actor=request.user, scan=scan)
    except DomainError as error:
        messages.error(request, error.message)
        return redirect("culture:scan", pk=scan.pk)
    messages.success(request, words)
    return redirect("culture:scan", pk=scan.pk) if kept else redirect("culture:scans")
