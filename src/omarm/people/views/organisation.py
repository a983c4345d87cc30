"""Beheer: the name and colour of the intranet, and the audit."""

from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from omarm.audit.queries import events_for
from omarm.audit.wording import PARTS
from omarm.core.http import found_or_404
from omarm.core.pagination import numbered
from omarm.people import commands, queries
from omarm.people.forms import ConversationForm, OrganisationForm

OFFERED = 8


def administrators_only(view):
    """Return the view for the functional administrator alone; for others it is forbidden."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not request.user.is_administrator:
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


@require_GET
def pick_departments(request):
    """Departments of which the name or abbreviation has what is typed in it."""
    departments = queries.departments_named(request.user, request.GET.get("q", "")[:60], limit=OFFERED)
    return render(request, "people/pick_departments.html", {"departments": departments})


@administrators_only
def show(request):
    """How the organisation presents itself."""
    organisation = found_or_404(queries.the_organisation)
    form = OrganisationForm(request.POST or None, initial=vars(organisation))
    if form.is_valid():
        commands.change_organisation(actor=request.user, **form.cleaned_data)
        messages.success(request, _("Everybody sees it from now on."))
        return redirect("people:administration")
    context = {"form": form, "organisation": organisation}
    return render(request, "people/administration.html", context, status=422 if form.is_bound else 200)


@administrators_only
def conversation(request):
    """What streams show of who talks."""
    form = ConversationForm(request.POST or None, initial=vars(found_or_404(queries.the_organisation)))
    if form.is_valid():
        commands.change_conversation(actor=request.user, told=form.cleaned_data)
        messages.success(request, _("Everybody sees it from now on."))
        return redirect("people:conversation")
    return render(request, "people/conversation.html", {"form": form}, status=422 if form.is_bound else 200)


@require_GET
def audit(request):
    """What administrators did, for administrators and the works council."""
    part = request.GET.get("part", "")
    events = found_or_404(events_for, request.user, part)
    page = numbered(events, before=request.GET.get("after", ""))
    parts = [(code, label) for code, (label, _acts) in PARTS.items()]
    return render(request, "people/audit.html", {"page": page, "parts": parts, "part": part})
