"""One time that settings were changed together, and undoing it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from omarm.core.errors import DomainError
from omarm.core.http import found_or_404, only_for
from omarm.presets import commands, queries


@require_GET
@only_for(queries.sees_presets)
def show(request, pk):
    """Show what was changed, by whom and why, and what undoing left."""
    applied = found_or_404(queries.applied_one, pk)
    lines = queries.lines_of(applied)
    context = {
        "applied": applied, "name": queries.name_of(applied), "may_apply": queries.may_apply(request.user),
        "changed": [line for line in lines if line.changes], "stood": [line for line in lines if not line.changes],
        "left": [line for line in lines if line.is_left],
    }  # fmt: skip
    return render(request, "presets/applied.html", context)


@require_POST
@only_for(queries.may_apply)
def undo(request, pk):
    """Undo it as a whole."""
    applied = found_or_404(queries.applied_one, pk)
    try:
        commands.undo(actor=request.user, applied=applied)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("It is undone. What was changed since stays as it is."))
    return redirect("presets:applied", pk=pk)
