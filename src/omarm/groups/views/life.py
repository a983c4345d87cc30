"""The life of a group: closing it, opening it again, saying that it goes on, giving it to other hands."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from omarm.core.http import found_or_404
from omarm.groups import commands, queries
from omarm.people.queries import profile_for


@require_POST
def archive(request, slug):
    """Close a group: read-only, findable, to be opened again."""
    group = found_or_404(queries.cared_group, request.user, slug)
    if "sure" not in request.POST and (question := queries.closing_question(group)):
        return render(request, "groups/question.html", question, status=422)
    commands.archive_group(actor=request.user, group=group)
    messages.success(request, _("%(group)s is closed. What was written can still be read.") % {"group": group.name})
    return redirect(group)


@require_POST
def revive(request, slug):
    """Open an archived group again."""
    group = found_or_404(queries.cared_group, request.user, slug)
    commands.revive_group(actor=request.user, group=group)
    messages.success(request, _("%(group)s is open again.") % {"group": group.name})
    return redirect(group)


@require_POST
def goes_on(request, slug):
    """Say that the group goes on."""
    group = found_or_404(queries.cared_group, request.user, slug)
    commands.say_it_goes_on(actor=request.user, group=group)
    messages.success(request, _("Good to hear. We ask again in half a year at the earliest."))
    return redirect(group)


@require_POST
def take(request, slug):
    """Take on a group that nobody owns."""
    group = found_or_404(queries.group_to_give, request.user, slug)
    commands.transfer_ownership(actor=request.user, group=group, to=request.user)
    messages.success(request, _("You own %(group)s now.") % {"group": group.name})
    return redirect(group)


def hand_over(request, slug):
    """Choose who owns the group from now on: a member, or for a group without an owner any colleague."""
    person, group = request.user, found_or_404(queries.group_to_give, request.user, slug)
    heading = queries.heading_for(person, group)
    if not (heading["owns"] or heading["may_take"]):
        raise PermissionDenied
    if request.method == "POST":
        colleague = found_or_404(profile_for, person, request.POST.get("username", ""))
        commands.transfer_ownership(actor=person, group=group, to=colleague)
        messages.success(request, _("%(name)s owns the group now.") % {"name": colleague.name})
        return redirect(group)
    text = request.GET.get("q", "").strip()[:100]
    context = heading | {"text": text, "found": queries.who_to_own(person, group, heading, text=text)}
    return render(request, "groups/hand_over.html", context)
