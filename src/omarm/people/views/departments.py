"""Beheer: the tree of departments."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from omarm.core.errors import DomainError
from omarm.core.http import found_or_404
from omarm.people import commands, queries
from omarm.people.forms import DepartmentForm, MoveDepartmentForm, NewDepartmentForm
from omarm.people.queries.dissolving import Obstacle
from omarm.people.views.organisation import administrators_only


@administrators_only
def index(request):
    """The tree, and adding one to it."""
    form = NewDepartmentForm(request.POST or None, person=request.user, initial={"parent": request.GET.get("below")})
    if form.is_valid() and _done(form, commands.lay_out_department, actor=request.user, **form.cleaned_data):
        messages.success(request, _("“%(name)s” is in the tree.") % {"name": form.cleaned_data["name"]})
        return redirect("people:departments")
    context = {"form": form, "tree": queries.department_tree(request.user)}
    return render(request, "people/departments.html", context, status=422 if form.is_bound else 200)


@require_GET
@administrators_only
def show(request, pk):
    """One department: its name, its place, and dissolving it."""
    return _department(request, found_or_404(queries.department_for, request.user, pk))


@require_POST
@administrators_only
def rename(request, pk):
    """Another name and abbreviation."""
    found, form = found_or_404(queries.department_for, request.user, pk), DepartmentForm(request.POST)
    if form.is_valid() and _done(
        form, commands.rename_department, actor=request.user, department=found, **form.cleaned_data
    ):
        messages.success(request, _("The department has been changed."))
        return redirect("people:department", pk)
    return _department(request, found, form=form, status=422)


@require_POST
@administrators_only
def move(request, pk):
    """Another place in the tree, with all that is part of it."""
    found = found_or_404(queries.department_for, request.user, pk)
    form = MoveDepartmentForm(request.POST, person=request.user)
    if form.is_valid() and _done(
        form, commands.move_department, actor=request.user, department=found, **form.cleaned_data
    ):
        messages.success(request, _("The department has been moved."))
        return redirect("people:department", pk)
    return _department(request, found, move_form=form, status=422)


@require_POST
@administrators_only
def dissolve(request, pk):
    """Take it out of the tree; what stands in the way is said."""
    found = found_or_404(queries.department_for, request.user, pk)
    try:
        commands.dissolve_department(actor=request.user, department=found)
    except DomainError as refusal:
        return _department(
            request, found, obstacle=Obstacle(refusal.code, refusal.message), is_refused=True, status=422
        )
    messages.success(request, _("“%(name)s” is out of the tree.") % {"name": found.name})
    return redirect("people:departments")


def _department(request, found, *, status=200, **extra):
    context = {
        "department": found,
        "obstacle": queries.obstacle_to_dissolving(found),
        "form": DepartmentForm(initial={"name": found.name, "abbreviation": found.abbreviation}),
        "move_form": MoveDepartmentForm(person=request.user, initial={"parent": found.parent_id}),
    }
    return render(request, "people/department.html", context | extra, status=status)


def _done(form, command, **told):
    """Return whether the command was done; what it refuses stands beside the first field."""
    try:
        command(**told)
    except DomainError as refusal:
        form.add_error(next(iter(form.fields)), refusal.message)
        return False
    return True
