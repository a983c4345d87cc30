"""Where an indicator started: it never changes, and a mistake in it is mended beside it."""

from django.shortcuts import redirect, render
from django.urls import reverse

from omarm.adoption import commands
from omarm.adoption.forms import StartForm
from omarm.adoption.queries import overview
from omarm.core.errors import DomainError
from omarm.core.http import found_or_404, only_for

caring_only = only_for(lambda person: person.cares_for_all)


@caring_only
def correct(request, code, scope):
    """Put a corrected start beside the one that was recorded."""
    start = found_or_404(overview.start_of, code, scope)
    form = StartForm(request.POST or None, initial={"part": start.part, "whole": start.whole})
    if form.is_valid():
        try:
            commands.correct_start(actor=request.user, start=start, **form.cleaned_data)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            return redirect(f"{reverse('adoption:indicator', args=[code])}{overview.address_part(start.scope)}")
    context = {"form": form, "start": start, "tile": overview.tile_of(code, start.scope), "scope": start.scope}
    return render(request, "adoption/start.html", context, status=422 if form.is_bound else 200)
