"""Who belongs to a group: the list, joining, leaving, roles."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from omarm.core.errors import DomainError
from omarm.core.http import back, found_or_404, page_or_fragment
from omarm.groups import commands, queries
from omarm.groups.forms import RoleForm
from omarm.groups.kinds import kind_of
from omarm.groups.models import Membership

ROLES = [(role.value, role.label) for role in Membership.Role if role != Membership.Role.GUEST]


@require_GET
def index(request, slug):
    """The members by role, a page at a time, for who may read the group; its managers see who asks to join."""
    person, group = request.user, found_or_404(queries.readable_group, request.user, slug)
    text, after = request.GET.get("q", "").strip()[:100], request.GET.get("after", "")
    page = queries.members_page(request.user, group, text=text, after=after)
    context = queries.heading_for(person, group) | {
        "page": page, "sections": queries.by_role(page.rows), "text": text, "roles": ROLES,
        "has_board": kind_of(group).has_board,
    }  # fmt: skip
    if not after and context["manages"]:
        context["requests"] = queries.requests_for(person, group)
        context["awaited"] = queries.guest_invitations_of(person, group)
    return page_or_fragment(request, "groups/members.html", context, fragment="members")


@require_POST
def join(request, slug):
    """Join an open group at once."""
    group = found_or_404(queries.listed_group, request.user, slug)
    commands.join_group(actor=request.user, group=group)
    messages.success(request, _("Welcome to %(group)s. New posts now come to your home page.") % {"group": group.name})
    return redirect(f"{group.get_absolute_url()}?joined")


@require_POST
def leave(request, slug):
    """Leave a group; what was open stays readable. Its only owner is led to who could own it, the last one is asked."""
    group = found_or_404(queries.listed_group, request.user, slug)
    if queries.is_last_in(request.user, group) and "sure" not in request.POST:
        return _ask_the_last(request, group)
    try:
        commands.leave_group(actor=request.user, group=group)
    except DomainError as error:
        if error.code != "last_owner" or request.htmx:
            raise
        messages.error(request, error.message)
        return redirect("groups:hand-over", slug)
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


@require_http_methods(["GET", "POST"])
def remove(request, slug, pk):
    """Take a member out of the group. Into most groups nobody comes back by themselves, so this asks first."""
    membership = found_or_404(queries.membership_in, request.user, slug, pk)
    if request.method == "GET":
        return _ask_before_removing(request, membership)
    commands.remove_member(actor=request.user, membership=membership)
    messages.success(request, _("%(name)s is no longer a member.") % {"name": membership.person.name})
    return redirect("groups:members", slug)


def _ask_the_last(request, group):
    means = _("You are the last colleague in it. It closes when you go, and you cannot come back by yourself.")
    means = " ".join([means, *queries.ending_with(group)])
    question = {
        "question": _("Leave %(group)s?") % {"group": group.name}, "means": means, "label": _("Leave the group"),
        "back_url": group.get_absolute_url(),
    }  # fmt: skip
    return render(request, "groups/question.html", question)


def _ask_before_removing(request, membership):
    if not queries.may_manage(request.user, membership.group):
        raise PermissionDenied
    words = {"name": membership.person.name, "group": membership.group.name}
    means = _("What they wrote stays. Into a group that is not open they come back by invitation or request only.")
    question = {
        "question": _("Remove %(name)s from %(group)s?") % words, "means": means, "label": _("Remove from the group"),
        "back_url": reverse("groups:members", args=[membership.group.slug]),
    }  # fmt: skip
    return render(request, "groups/question.html", question)
