"""The functions of the intranet: who has which, since when, and who gets it next."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from omarm.core.errors import DomainError
from omarm.core.functions import function_of
from omarm.core.http import found_or_404, only_for
from omarm.core.navigation import MOST_ENTRIES
from omarm.staging import commands, queries
from omarm.staging.commands import EVERYONE, For
from omarm.staging.forms import StageForm

# The field beside which it stands why it cannot be so; else it stands above the form.
FIELDS = {
    "closes_before_opens": "closes_on", "closes_before_today": "closes_on", "opened_before_today": "opens_on",
    "group_closed": "group",
}  # fmt: skip

switching_only = only_for(queries.may_switch)


@require_GET
@only_for(queries.sees_functions)
def index(request):
    """All functions, each with one button for everyone."""
    context = {"functions": queries.all_shown(request.user)}
    context |= {"places": queries.places_in_navigation(request.user), "most": MOST_ENTRIES}
    return render(request, "staging/functions.html", context | {"may_switch": queries.may_switch(request.user)})


@switching_only
def show(request, code):
    """One function: for whom it is otherwise, from when, and what was before."""
    function = found_or_404(_function, code)
    form = StageForm(request.POST or None, person=request.user, initial=_begun(request))
    if form.is_valid():
        told = form.cleaned_data
        leaning = queries.leaning_on(code, told["audiences"], told["when"])
        if leaning and not told["knows"]:
            form.add_error(
                None, _("Something that goes on asks for this function. Read below what, and say that you know.")
            )
            return _page(request, function, form, leaning)
        try:
            commands.switch_for_all(actor=request.user, function=code, audiences=told["audiences"], when=told["when"])
        except DomainError as error:
            form.add_error(FIELDS.get(error.code), error.message)
        else:
            messages.success(request, _("That is how it is now."))
            return redirect("staging:function", code)
    return _page(request, function, form, queries.leaning_on(code, [EVERYONE]))


@require_POST
@switching_only
def switch_on(request, code):
    """Give it to everyone, from now."""
    function = found_or_404(_function, code)
    commands.switch_on(actor=request.user, function=code)
    told = _("“%(function)s” is on for everyone.") % {"function": function.label}
    if queries.shown(request.user, function).lacks_it:
        told += " " + _("Departments and groups with a day of their own still wait for it.")
    messages.success(request, told)
    return redirect("staging:functions")


@require_POST
@switching_only
def switch_off(request, code):
    """Take it away from everyone; what was made with it stays."""
    function = found_or_404(_function, code)
    if leaning := _unknown(request, code, EVERYONE):
        return _ask(request, function, leaning)
    commands.switch_off(actor=request.user, function=code)
    told = _("“%(function)s” is off for everyone. What was made with it stays.") % {"function": function.label}
    messages.success(request, told)
    return redirect("staging:functions")


@require_POST
@switching_only
def end(request, code, pk):
    """Let a department or group have it as others do."""
    function = found_or_404(_function, code)
    stage = found_or_404(queries.exception_of, function, pk)
    audience = For(department=stage.department, group=stage.group)
    if not queries.audience_has(code) and (leaning := _unknown(request, code, audience)):
        return _ask(request, function, leaning)
    commands.end_exception(actor=request.user, stage=stage)
    return redirect("staging:function", code)


def _page(request, function, form, leaning):
    context = {"form": form, "shown": queries.shown(request.user, function), "leaning": leaning}
    context["history"] = queries.history_of(request.user, function)
    return render(request, "staging/function.html", context, status=422 if form.is_bound else 200)


def _unknown(request, code, audience):
    """Return what would be cut off without that who switches said to know it."""
    return [] if request.POST.get("knows") else queries.leaning_on(code, [audience])


def _ask(request, function, leaning):
    return render(request, "staging/knowing.html", {"function": function, "leaning": leaning}, status=422)


def _function(code):
    function = function_of(code)
    if function is None:
        raise KeyError(code)
    return function


def _begun(request):
    """Return for whom an address begins the form: a department by its number, a group by its address."""
    asked = request.GET
    whom = "group" if "group" in asked else "department" if "department" in asked else "everyone"
    return {"whom": whom, "group": _one(asked.get("group", "")), "department": _one(asked.get("department", ""))}


def _one(words):
    return [words[:120]] if words else []
