"""Guests from outside, as the managers of a group see to them: asking in, the last day."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from omarm.core.errors import DomainError
from omarm.core.http import found_or_404
from omarm.groups import commands, queries
from omarm.groups.forms import InviteGuestForm, LastDayForm


def index(request, slug):
    """Ask somebody from outside in until a day; and who was asked and did not come yet."""
    person, group = request.user, found_or_404(queries.readable_group, request.user, slug)
    heading = queries.heading_for(person, group)
    if not heading["manages"]:
        raise PermissionDenied
    form = InviteGuestForm(request.POST or None)
    if form.is_valid() and _invite(request, group, form):
        return redirect("groups:guests", slug)
    awaited, taken = queries.guest_invitations_of(person, group), queries.guest_invitations_taken_back(person, group)
    context = heading | {"form": form, "awaited": awaited, "taken_back": taken}
    return render(request, "groups/guests.html", context, status=422 if form.is_bound else 200)


@require_POST
def take_back(request, slug, pk):
    """Have the link of an invitation work no more; the page offers to undo it."""
    invitation = found_or_404(queries.guest_invitation_in, request.user, slug, pk)
    commands.take_back_guest_invitation(actor=request.user, invitation=invitation)
    messages.success(request, _("The invitation of %(name)s has been taken back.") % {"name": invitation.name})
    return redirect("groups:guests", slug)


@require_POST
def restore(request, slug, pk):
    """Have the link of an invitation that was taken back work again."""
    invitation = found_or_404(queries.guest_invitation_in, request.user, slug, pk)
    commands.restore_guest_invitation(actor=request.user, invitation=invitation)
    messages.success(request, _("The link of %(name)s works again.") % {"name": invitation.name})
    return redirect("groups:guests", slug)


def last_day(request, slug, pk):
    """Give a guest another last day."""
    membership = found_or_404(queries.guest_in, request.user, slug, pk)
    form = LastDayForm(request.POST or None, initial={"ends_on": membership.person.ends_on})
    if form.is_valid():
        try:
            commands.extend_guest(actor=request.user, membership=membership, **form.cleaned_data)
        except DomainError as error:
            form.add_error("ends_on", error.message)
        else:
            messages.success(request, _("The last day has been changed."))
            return redirect("groups:members", slug)
    context = {"form": form, "guest": membership.person, "group": membership.group}
    return render(request, "groups/last_day.html", context, status=422 if form.is_bound else 200)


def _invite(request, group, form):
    """Ask the guest in that was typed. Returns whether that was done; else the form says why not."""
    try:
        invitation = commands.invite_guest(actor=request.user, group=group, **form.cleaned_data)
    except DomainError as error:
        form.add_error(None, error.message)
        return False
    messages.success(request, _("%(name)s gets a mail with a link.") % {"name": invitation.name})
    return True
