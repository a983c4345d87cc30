"""Finding, starting and changing groups, and what a group tells about itself."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from omarm.core.errors import DomainError
from omarm.core.http import found_or_404, page_or_fragment
from omarm.groups import commands, queries
from omarm.groups.forms import ChangeGroupForm, GroupForm
from omarm.groups.models import Group


@require_GET
def index(request):
    """My groups, and all that may be found."""
    text, kind = request.GET.get("q", "").strip()[:100], request.GET.get("kind", "")
    context = {
        "text": text,
        "kind": kind,
        "kinds": Group.Kind.choices,
        "page": queries.groups_to_discover(request.user, text=text, kind=kind, after=request.GET.get("after", "")),
    }
    if not request.GET.get("after"):
        context["my_groups"] = queries.groups_of(request.user, text=text, kind=kind)
        context["invitations"] = queries.my_invitations(request.user)
    return page_or_fragment(request, "groups/groups.html", context, fragment="results")


def new(request):
    """Start a group: anyone but a guest may."""
    if request.user.is_guest:
        raise PermissionDenied
    form = GroupForm(request.POST or None, initial={"access": Group.Access.OPEN, "kind": Group.Kind.TEAM})
    if form.is_valid():
        try:
            return redirect(commands.start_group(actor=request.user, new=commands.NewGroup(**form.cleaned_data)))
        except DomainError as error:
            form.add_error(None, error.message)
    return render(request, "groups/new.html", {"form": form}, status=422 if form.is_bound else 200)


def edit(request, slug):
    """Change what a group is; for its managers."""
    group = found_or_404(queries.listed_group, request.user, slug)
    if not queries.may_manage(request.user, group):
        raise PermissionDenied
    form = ChangeGroupForm(request.POST or None, initial=vars(group))
    if form.is_valid():
        commands.change_group(actor=request.user, group=group, new=commands.NewGroup(**form.cleaned_data))
        messages.success(request, _("The group has been changed."))
        return redirect(group)
    return render(request, "groups/edit.html", {"form": form, "group": group}, status=422 if form.is_bound else 200)


@require_GET
def about(request, slug):
    """What the group is for and who look after it: for everyone who may know of it."""
    group = found_or_404(queries.listed_group, request.user, slug)
    context = queries.heading_for(request.user, group) | {"owners": queries.owners_of(request.user, group)}
    return render(request, "groups/about.html", context)
