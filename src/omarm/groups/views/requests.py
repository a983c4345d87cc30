"""Asking to join a group, and the answer of its managers."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from omarm.core.http import found_or_404
from omarm.groups import commands, queries
from omarm.groups.forms import RequestForm


@require_POST
def create(request, slug):
    """Ask to join."""
    group, form = found_or_404(queries.listed_group, request.user, slug), RequestForm(request.POST)
    if form.is_valid():
        commands.request_to_join(actor=request.user, group=group, **form.cleaned_data)
        messages.success(request, _("Your request is with the managers of the group."))
    else:
        messages.error(request, form.errors["message"][0])
    return redirect(group)


@require_POST
def withdraw(request, slug):
    """Take one's request back."""
    group = found_or_404(queries.listed_group, request.user, slug)
    commands.withdraw_request(actor=request.user, group=group)
    return redirect(group)


@require_POST
def approve(request, slug, pk):
    """Let somebody in."""
    asked = found_or_404(queries.request_in, request.user, slug, pk)
    commands.approve_request(actor=request.user, request=asked)
    messages.success(request, _("%(name)s is now a member.") % {"name": asked.person.name})
    return redirect("groups:members", slug)


@require_http_methods(["GET", "POST"])
def decline(request, slug, pk):
    """Say no. Who asked hears of it, so this asks first."""
    asked = found_or_404(queries.request_in, request.user, slug, pk)
    if request.method == "GET":
        question = {
            "question": _("Decline the request of %(name)s?") % {"name": asked.person.name},
            "means": _("They hear that it was declined, and can ask again."),
            "label": _("Decline"),
            "back_url": reverse("groups:members", args=[slug]),
        }
        return render(request, "groups/question.html", question)
    commands.decline_request(actor=request.user, request=asked)
    messages.success(request, _("The request of %(name)s has been declined.") % {"name": asked.person.name})
    return redirect("groups:members", slug)
