"""Where to begin: candidates by weights that everybody can move, and what departments and groups say of themselves."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from omarm.adoption import commands
from omarm.adoption.forms import DeclarationForm
from omarm.adoption.queries import beachhead as queries
from omarm.adoption.queries.seeing import sees_all
from omarm.adoption.rules.weighing import ENOUGH, HEAVIEST, weights_of
from omarm.adoption.rules.wording import PARTS
from omarm.core.http import found_or_404, only_for
from omarm.core.pagination import number

caring_only = only_for(lambda person: person.cares_for_all)


@require_GET
@only_for(sees_all)
def index(request):
    """Show departments or groups in the order that these weights give."""
    kind = (
        queries.GROUPS
        if request.GET.get("kind") == queries.GROUPS and request.user.cares_for_all
        else queries.DEPARTMENTS
    )
    weights = weights_of(request.GET)
    context = {
        "kind": kind, "most": HEAVIEST, "enough": ENOUGH,
        "weights": [(code, PARTS[code], weight) for code, weight in weights.items()],
        "ranked": queries.ranked_for(request.user, weights, kind=kind, start=number(request.GET.get("after", "")) or 0),
        "undeclared": queries.undeclared_for(request.user, kind) if request.user.cares_for_all else [],
    }  # fmt: skip
    return render(request, "adoption/beachhead.html", context)


@caring_only
def department(request, scope):
    """Write down what a department says of itself."""
    found, declaration = found_or_404(queries.department_to_declare, request.user, scope)
    return _declare(request, found.name, declaration, scope=found)


@caring_only
def group(request, slug):
    """Write down what a group says of itself."""
    found, declaration = found_or_404(queries.group_to_declare, request.user, slug)
    return _declare(request, found.name, declaration, group=found)


def _declare(request, name, declaration, **whom):
    form = DeclarationForm(request.POST or None, initial=vars(declaration) if declaration else None)
    if form.is_valid():
        commands.declare(actor=request.user, told=form.cleaned_data, **whom)
        messages.success(request, _("Written down."))
        return redirect("adoption:beachhead")
    context = {"form": form, "name": name, "declaration": declaration}
    return render(request, "adoption/declare.html", context, status=422 if form.is_bound else 200)
