"""Asking colleagues in."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from omarm.core.http import found_or_404
from omarm.groups import commands, queries
from omarm.groups.forms import InviteForm
from omarm.people.queries import profile_for


def index(request, slug):
    """Find colleagues and invite them; for who may."""
    group = found_or_404(queries.readable_group, request.user, slug)
    heading = queries.heading_for(request.user, group)
    if not heading["may_invite"]:
        raise PermissionDenied
    form = InviteForm(request.POST or None)
    if form.is_valid():
        colleague = found_or_404(profile_for, request.user, form.cleaned_data["username"])
        commands.invite_person(actor=request.user, group=group, person=colleague)
        messages.success(request, _("%(name)s has been invited.") % {"name": colleague.name})
        return redirect("groups:invite", slug)
    text = request.GET.get("q", "").strip()[:100]
    found = queries.who_to_invite(request.user, group, text=text)
    context = heading | {"text": text, "found": found}
    return render(request, "groups/invite.html", context, status=422 if form.is_bound else 200)


@require_POST
def accept(request, slug):
    """Come in."""
    invitation = found_or_404(queries.invitation_to, request.user, slug)
    commands.accept_invitation(actor=request.user, invitation=invitation)
    return redirect(f"{invitation.group.get_absolute_url()}?joined")


@require_POST
def decline(request, slug):
    """Leave the invitation for what it is."""
    invitation = found_or_404(queries.invitation_to, request.user, slug)
    commands.decline_invitation(actor=request.user, invitation=invitation)
    messages.success(request, _("You have declined the invitation."))
    return redirect("groups:groups")
