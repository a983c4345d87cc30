"""Starting a group: of what kind, what it is called, who may see it."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from omarm.core.errors import DomainError
from omarm.core.http import found_or_404, page_or_fragment
from omarm.core.legible import legible
from omarm.groups import commands, queries
from omarm.groups.forms import StartForm, proposals
from omarm.groups.kinds import KINDS
from omarm.groups.models import Group


def new(request):
    """Start a group: anyone but a guest may. A name is enough; choosing a kind fills in what fits it."""
    if request.user.is_guest:
        raise PermissionDenied
    whole = _whole(request)
    if request.method == "POST":
        return _start(request, whole)
    kept = {name: request.GET.get(name, "") for name in ("name", "purpose")}
    keeps = "members_hidden" in request.GET or bool(whole and whole.members_hidden)
    proposed = proposals(request.GET.get("kind", ""), request.user, keeps_members=keeps)
    form = StartForm(initial=_fitting(proposed, whole) | kept, whole=whole)
    context = _context(form, whole, similar=queries.similar_groups(request.user, kept["name"]))
    return page_or_fragment(request, "groups/new.html", context, fragment="proposals")


@require_GET
def similar(request):
    """The groups whose name is near to what is being typed."""
    if request.user.is_guest:
        raise PermissionDenied
    found = queries.similar_groups(request.user, request.GET.get("name", "")[:120])
    return render(request, "groups/new.html#similar", {"similar": found})


def _start(request, whole):
    form = StartForm(request.POST, whole=whole)
    found = []
    if form.is_valid():
        found = queries.similar_groups(request.user, form.cleaned_data["name"])
        if not found or request.POST.get("sure") or _started_before(request.user, form):
            try:
                return redirect(_started(request.user, form, whole))
            except DomainError as error:
                form.refuse(error)
    return render(request, "groups/new.html", _context(form, whole, similar=found), status=422)


def _started(person, form, whole):
    told = form.told() | ({"parent": whole} if whole else {})
    submission = form.cleaned_data["submission"]
    return commands.start_group(actor=person, new=commands.NewGroup(**told), submission=submission)


def _started_before(person, form):
    told = form.cleaned_data
    return queries.group_of_form(person, told["submission"], legible(told["name"]))


def _whole(request):
    """Return the group of which a part starts, or None."""
    slug = request.POST.get("part_of") or request.GET.get("part_of")
    return found_or_404(queries.managed_group, request.user, slug) if slug else None


def _fitting(proposed, whole):
    """Return what the kind proposes, no wider than the whole."""
    if whole and Group.Access(proposed["access"]).rank < Group.Access(whole.access).rank:
        return proposed | {"access": whole.access}
    return proposed


def _context(form, whole, *, similar):
    return {"form": form, "whole": whole, "similar": similar, "kinds": KINDS.values(), "chosen": form["kind"].value()}
