"""How we will know: what is measured, with what it is compared, and what may be said of it."""

from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from omarm.adoption import commands
from omarm.adoption.forms import DesignForm, EndForm
from omarm.adoption.queries import designing as queries
from omarm.adoption.queries.seeing import sees_all
from omarm.core.errors import DomainError
from omarm.core.http import found_or_404, only_for

caring_only = only_for(lambda person: person.cares_for_all)


@require_GET
@only_for(sees_all)
def index(request):
    """Show what was written down, the newest first."""
    return render(request, "adoption/designs.html", {"designs": queries.designs()})


@require_GET
@only_for(sees_all)
def show(request, pk):
    """Show one, with what was found so far and what may be said of it."""
    context = {"outcome": queries.outcome_of(found_or_404(queries.design_at, pk)), "form": EndForm()}
    return render(request, "adoption/design.html", context)


@caring_only
def new(request):
    """Write down how it will be seen whether something helped."""
    choices = {"departments": queries.department_choices(), "indicators": queries.indicator_choices()}
    form = DesignForm(request.POST or None, initial={"comparison": "later"}, **choices)
    if form.is_valid():
        try:
            return redirect(commands.write_design(actor=request.user, told=commands.NewDesign(**form.cleaned_data)))
        except DomainError as error:
            form.add_error(None, str(error))
    return render(request, "adoption/new_design.html", {"form": form}, status=422 if form.is_bound else 200)


@caring_only
def end(request, pk):
    """End one before its last day."""
    design, form = found_or_404(queries.design_at, pk), EndForm(request.POST or None)
    if form.is_valid():
        commands.end_design(actor=request.user, design=design, **form.cleaned_data)
        return redirect(design)
    context = {"outcome": queries.outcome_of(design), "form": form}
    return render(request, "adoption/design.html", context, status=422 if form.is_bound else 200)
