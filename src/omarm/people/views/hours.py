"""Beheer: when the organisation works."""

from datetime import date

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from omarm.core.errors import DomainError
from omarm.people import commands, queries
from omarm.people.forms import ClosedDaysForm, HoursForm
from omarm.people.views.organisation import administrators_only


@administrators_only
def show(request):
    """The hours of a week, the public holidays that are kept, and the days that are closed."""
    form = _form(request.POST or None)
    if form.is_valid() and _done(form, lambda: commands.change_hours(actor=request.user, **form.told())):
        messages.success(request, _("It counts for what is asked from now on."))
        return redirect("people:hours")
    return _page(request, form=form)


@require_POST
@administrators_only
def close(request):
    """Close the organisation on one day or more."""
    form = ClosedDaysForm(request.POST)
    if form.is_valid() and _done(form, lambda: commands.close_days(actor=request.user, **form.cleaned_data)):
        messages.success(request, _("It counts for what is asked from now on."))
        return redirect("people:hours")
    return _page(request, closed_form=form)


@require_POST
@administrators_only
def reopen(request, day):
    """Be open after all on a day that was closed."""
    try:
        found = date.fromisoformat(day)
    except ValueError:
        raise Http404 from None
    commands.open_day(actor=request.user, day=found)
    return redirect("people:hours")


def _form(data=None):
    keeps = queries.the_organisation().keeps_public_holidays
    return HoursForm(data, week=queries.week_hours(), holidays=queries.coming_holidays(), keeps=keeps)


def _page(request, *, form=None, closed_form=None):
    refused = (form and form.is_bound) or closed_form
    context = {
        "form": form or _form(), "closed_form": closed_form or ClosedDaysForm(), "closed_days": queries.closed_days(),
        "zone": queries.work_time().zone,
    }  # fmt: skip
    return render(request, "people/hours.html", context, status=422 if refused else 200)


def _done(form, command):
    """Return whether the command was done; what it refuses stands with the form."""
    try:
        command()
    except DomainError as refusal:
        form.add_error(None, refusal.message)
        return False
    return True
