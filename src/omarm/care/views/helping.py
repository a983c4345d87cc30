"""Help from the desk: asked on the page of a group, answered at the desk."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from omarm.care import commands
from omarm.care.forms import AnswerForm, HelpForm
from omarm.care.queries import desk
from omarm.core.errors import DomainError
from omarm.core.http import found_or_404, only_for
from omarm.groups.queries import managed_group

at_the_desk_only = only_for(lambda person: person.cares_for_all)


def ask(request, slug):
    """Ask the desk for help."""
    group = found_or_404(managed_group, request.user, slug)
    form = HelpForm(request.POST or None)
    if form.is_valid():
        try:
            commands.ask_for_help(actor=request.user, group=group, **form.cleaned_data)
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("The desk has been told."))
            return redirect("care:health", slug)
    return render(request, "care/ask_help.html", {"form": form, "group": group}, status=_status(form))


@require_POST
def withdraw(request, slug):
    """Ask for it no more."""
    group = found_or_404(managed_group, request.user, slug)
    commands.withdraw_help(actor=request.user, group=group)
    messages.success(request, _("Your request for help has been withdrawn."))
    return redirect("care:health", slug)


@at_the_desk_only
def answer(request, pk):
    """Say what was done; it leaves the desk."""
    asked = found_or_404(desk.help_request, request.user, pk)
    form = AnswerForm(request.POST or None)
    if form.is_valid():
        try:
            commands.answer_help(actor=request.user, request=asked, **form.cleaned_data)
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("Who asked has been told."))
            return redirect(desk.address_of("help"))
    return render(request, "care/answer_help.html", {"form": form, "asked": asked}, status=_status(form))


def _status(form):
    return 422 if form.is_bound else 200
