"""Asking for a level, signing for it, and where the certificate is shown."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from omarm.core.errors import DomainError
from omarm.core.http import found_only_for, found_or_404
from omarm.stewardship import commands
from omarm.stewardship.forms import DecideForm, ShownForm
from omarm.stewardship.queries import levels, mentoring
from omarm.stewardship.queries.seeing import may_read_lessons

for_employees = found_only_for(may_read_lessons)


@require_POST
@for_employees
def ask(request, level):
    """Ask for a level."""
    found_or_404(levels.level_rule, level)
    try:
        commands.request_level(actor=request.user, level=level)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("You asked for it. You hear it when there is an answer."))
    return redirect("stewardship:course")


@require_POST
@for_employees
def withdraw(request):
    """Ask for a level no more."""
    commands.withdraw_request(actor=request.user)
    messages.success(request, _("You do not ask for it any more."))
    return redirect("stewardship:course")


@for_employees
def decide(request, pk):
    """Read what somebody did, and sign for a level or not yet."""
    asked = found_or_404(levels.request_to, request.user, pk)
    form = DecideForm(request.POST or None)
    if form.is_valid():
        try:
            commands.decide_level(actor=request.user, request=asked, **form.cleaned_data)
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("Your colleague is told."))
            return redirect("stewardship:mentoring")
    work = mentoring.shown_to(request.user, levels.work_shown_with(asked))
    context = {"form": form, "asked": asked, "work": work, "label": asked.get_level_display()}
    return render(request, "stewardship/request.html", context, status=422 if form.is_bound else 200)


@require_POST
@for_employees
def show(request):
    """Choose where my certificate is shown."""
    form = ShownForm(request.POST)
    try:
        commands.choose_where_shown(actor=request.user, **(form.cleaned_data if form.is_valid() else {}))
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("Your choice is kept."))
    return redirect("stewardship:course")
