"""Finding groups, what a group tells about itself, and changing that."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from omarm.core.errors import DomainError
from omarm.core.http import found_or_404, page_or_fragment
from omarm.groups import commands, queries, tabs
from omarm.groups.forms import ChangeGroupForm, CoverForm, wished_in
from omarm.groups.kinds import KINDS, kind_of
from omarm.groups.models import Group
from omarm.people.queries import department_choices


@require_GET
def index(request):
    """My groups with what is new in them, those that suit me, and all that may be found."""
    person, after = request.user, request.GET.get("after", "")
    wish = queries.wish_of(person, **wished_in(request.GET))
    context = {
        "wish": wish,
        "kinds": Group.Kind.choices,
        "topics": queries.topic_choices(person, wish.topic),
        "departments": department_choices(person),
        "page": queries.groups_to_discover(person, wish, after=after),
    }
    if not after:
        context["my_groups"] = queries.groups_of(person, wish)
        context["invitations"] = queries.my_invitations(person)
        context["suggested"] = [] if wish else queries.suggested_groups(person)
    return page_or_fragment(request, "groups/groups.html", context, fragment="results")


@require_GET
def about(request, slug):
    """What the group is for, what it promises and who look after it: for everyone who may know of it."""
    group = found_or_404(queries.listed_group, request.user, slug)
    context = queries.heading_for(request.user, group) | {
        "owners": queries.owners_of(request.user, group),
        "board": queries.board_of(request.user, group),
        "kind": kind_of(group),
        "expectations": kind_of(group).expectations(group.access),
        "carers": queries.whom_to_ask(request.user),
        "more": tabs.about_parts(request.user, group),
    }
    return page_or_fragment(request, "groups/about.html", context, fragment="aside")


def edit(request, slug):
    """Change what a group is; for its managers. When it was changed in the meantime, both texts are shown."""
    person, group = request.user, found_or_404(queries.listed_group, request.user, slug)
    if not queries.may_manage(person, group):
        raise PermissionDenied
    initial = vars(group) | {"parent": group.parent_id}
    form = ChangeGroupForm(request.POST or None, initial=initial, wholes=queries.wholes_to_choose(person, group))
    context = {"form": form, "group": group, "version": request.POST.get("version") or queries.told_digest(group)}
    if not form.is_valid():
        return _form(request, context)
    return _change(request, context)


def _change(request, context):
    form, group = context["form"], context["group"]
    try:
        new = commands.NewGroup(**form.told())
        commands.change_group(actor=request.user, group=group, new=new, opened=request.POST.get("version"))
    except commands.GroupChanged as conflict:
        form.add_error(None, conflict.message)
        now = {"theirs": form.against(conflict.group), "version": queries.told_digest(conflict.group)}
        return _form(request, context | now)
    except DomainError as error:
        form.refuse(error)
        return _form(request, context)
    messages.success(request, _("The group has been changed."))
    return redirect(group)


def _form(request, context):
    group, form = context["group"], context["form"]
    cover = group.cover
    has_goals = kind_of(group).has_board or bool(group.goals) or "goals" in form.data
    about = {
        "has_goals": has_goals,
        "cover_form": CoverForm(initial={"alt": cover.alt if cover else ""}),
        "kinds": KINDS.values(),
    }
    return render(request, "groups/edit.html", context | about, status=422 if context["form"].is_bound else 200)
