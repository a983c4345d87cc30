"""Who belongs to a group: the list, joining, leaving, roles."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from omarm.core.http import back, found_or_404
from omarm.groups import commands, queries
from omarm.groups.forms import RoleForm


@require_GET
def index(request, slug):
    """The members, for who may read the group; its managers see who asks to join."""
    group = found_or_404(queries.readable_group, request.user, slug)
    text = request.GET.get("q", "").strip()[:100]
    context = queries.heading_for(request.user, group) | {
        "members": queries.members_of(group, text=text),
        "requests": queries.requests_for(request.user, group),
        "text": text,
        "roles": RoleForm.base_fields["role"].choices,
    }
    return render(request, "groups/members.html", context)


@require_POST
def join(request, slug):
    """Join an open group at once."""
    group = found_or_404(queries.listed_group, request.user, slug)
    commands.join_group(actor=request.user, group=group)
    messages.success(request, _("Welcome to %(group)s. New posts now come to your home page.") % {"group": group.name})
    return redirect(group)


@require_POST
def leave(request, slug):
    """Leave a group; what was open stays readable."""
    group = found_or_404(queries.listed_group, request.user, slug)
    commands.leave_group(actor=request.user, group=group)
    messages.success(request, _("You have left %(group)s.") % {"group": group.name})
    return redirect("groups:groups")


@require_POST
def in_home(request, slug):
    """Choose whether this group's posts come to one's home page."""
    group = found_or_404(queries.listed_group, request.user, slug)
    commands.show_in_home(actor=request.user, group=group, shown=request.POST.get("shown") == "1")
    return back(request, otherwise=group.get_absolute_url())


@require_POST
def role(request, slug, pk):
    """Give a member another role."""
    membership = found_or_404(queries.membership_in, request.user, slug, pk)
    form = RoleForm(request.POST)
    if form.is_valid():
        commands.change_member_role(actor=request.user, membership=membership, role=form.cleaned_data["role"])
        messages.success(request, _("The role has been changed."))
    return redirect("groups:members", slug)


@require_POST
def remove(request, slug, pk):
    """Take a member out of the group."""
    membership = found_or_404(queries.membership_in, request.user, slug, pk)
    commands.remove_member(actor=request.user, membership=membership)
    messages.success(request, _("%(name)s is no longer a member.") % {"name": membership.person.name})
    return redirect("groups:members", slug)
