"""The list of a field from which people choose, for the functional administrator."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from omarm.core.errors import DomainError
from omarm.core.http import found_or_404, only_for
from omarm.profiles import commands
from omarm.profiles.forms.schema import LabelsForm, MergeForm
from omarm.profiles.queries.fields import choice_for, field_for, what_merges
from omarm.profiles.views.schema import show_field

administrators_only = only_for(lambda person: person.is_administrator)


@require_POST
@administrators_only
def add(request, code):
    """One more to choose from."""
    field, form = found_or_404(field_for, request.user, code), LabelsForm(request.POST)
    if form.is_valid():
        try:
            commands.add_choice(actor=request.user, field=field, **form.cleaned_data)
            return redirect("profiles:field", code)
        except DomainError as error:
            form.add_error("label_nl", error.message)
    return show_field(request, field, choice_form=form, status=422)


@administrators_only
def edit(request, code, pk):
    """What a choice is called; and merging it into another."""
    choice = found_or_404(choice_for, request.user, code, pk)
    form = LabelsForm(request.POST or None, initial=vars(choice))
    if form.is_valid():
        try:
            commands.rename_choice(actor=request.user, choice=choice, **form.cleaned_data)
            return redirect("profiles:field", code)
        except DomainError as error:
            form.add_error("label_nl", error.message)
    context = {"field": choice.field, "choice": choice, "form": form, "merge_form": MergeForm(choice=choice)}
    return render(request, "profiles/schema_choice.html", context, status=422 if form.is_bound else 200)


@administrators_only
def merge(request, code, pk):
    """Merge a choice into another; first it is said what that moves."""
    choice = found_or_404(choice_for, request.user, code, pk)
    form = MergeForm(request.POST or request.GET or None, choice=choice)
    target = form.cleaned_data["into"] if form.is_valid() else None
    if target and request.method == "POST":
        commands.merge_choices(actor=request.user, source=choice, target=target)
        messages.success(request, _("“%(source)s” is “%(target)s” now.") % {"source": choice, "target": target})
        return redirect("profiles:field", code)
    context = {"field": choice.field, "choice": choice, "form": form, "target": target}
    context["moves"] = what_merges(choice, target) if target else None
    return render(request, "profiles/schema_merge.html", context, status=422 if form.is_bound and not target else 200)


@require_POST
@administrators_only
def move(request, code, pk, way):
    """Move a choice up or down."""
    commands.move_choice(actor=request.user, choice=found_or_404(choice_for, request.user, code, pk), up=way == "up")
    return redirect("profiles:field", code)


@require_POST
@administrators_only
def remove(request, code, pk):
    """Take a choice off the list; where it was chosen it stays."""
    choice = commands.remove_choice(actor=request.user, choice=found_or_404(choice_for, request.user, code, pk))
    messages.success(request, _("“%(choice)s” is off the list. Where it was chosen it stays.") % {"choice": choice})
    return redirect("profiles:field", code)


@require_POST
@administrators_only
def restore(request, code, pk):
    """Put a choice back on the list."""
    choice = found_or_404(choice_for, request.user, code, pk)
    try:
        commands.restore_choice(actor=request.user, choice=choice)
    except DomainError as error:
        messages.error(request, error.message)
    return redirect("profiles:field", code)
