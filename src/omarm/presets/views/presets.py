"""The presets, what one would change before it does, and every setting by itself."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from omarm.core.errors import DomainError
from omarm.core.http import found_or_404, only_for
from omarm.people.queries import department_choices
from omarm.presets import commands, queries
from omarm.presets.forms import ApplyForm, SettingsForm

who_see_presets = only_for(queries.sees_presets)


@require_GET
@who_see_presets
def index(request):
    """Show which presets stand, which there are, and what was changed before."""
    page = queries.past_changes(after=request.GET.get("after", ""))
    current = queries.current_of()
    context = {
        "kinds": [(kind, name, queries.all_presets(kind)) for kind, name in queries.KIND_NAMES.items()],
        "current": current, "applied": {one.preset.code for one in current.values()}, "page": page, "own": queries.departments_of_their_own(),
        "past": [(row, queries.name_of(row)) for row in page], "may_apply": queries.may_apply(request.user),
    }  # fmt: skip
    return render(request, "presets/presets.html", context)


@who_see_presets
def show(request, code):
    """Show what a preset changes now, and apply it."""
    preset = found_or_404(queries.preset_of, code)
    department, departments = _department(request)
    form = ApplyForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        told = {"code": code, "department": department, "reason": form.cleaned_data["reason"]}
        done = _done(form, commands.apply_preset, actor=request.user, **told)
        if done:
            messages.success(request, _("It is so from now on. Pages that are opened show it within a few seconds."))
            return redirect("presets:applied", pk=done.pk)
    context = {"form": form, "plan": queries.plan_of(preset, department), "departments": departments}
    context |= {"may_apply": queries.may_apply(request.user), "current": queries.current_of(department)}
    return render(request, "presets/preset.html", context, status=422 if form.is_bound else 200)


@only_for(queries.may_apply)
def by_hand(request):
    """Choose settings one by one."""
    department, departments = _department(request)
    chosen = queries.choices_by_hand(department)
    form = SettingsForm(request.POST if request.method == "POST" else None, chosen=chosen)
    if form.is_valid():
        told = {"values": form.values(), "department": department, "reason": form.cleaned_data["reason"]}
        done = _done(form, commands.change_settings, actor=request.user, **told)
        if done:
            messages.success(request, _("It is so from now on. Pages that are opened show it within a few seconds."))
            return redirect("presets:applied", pk=done.pk)
    context = {"form": form, "department": department, "departments": departments}
    return render(request, "presets/settings.html", context, status=422 if form.is_bound else 200)


def _done(form, command, **told):
    """Return what the command returns, or None when it refused: the form says why."""
    try:
        return command(**told)
    except DomainError as error:
        form.add_error(None, error.message)
        return None


def _department(request):
    """Return the Department of the address (None: everybody) and all that can be chosen. Raises Http404 for another."""
    asked, departments = request.GET.get("department", ""), department_choices(request.user)
    if not asked:
        return None, departments
    found = next((row for row in departments if str(row.pk) == asked), None)
    if found is None:
        raise Http404
    return found, departments
