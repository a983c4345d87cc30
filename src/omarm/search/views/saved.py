"""The searches that somebody keeps."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from omarm.core.http import found_or_404, respond
from omarm.search.commands import saved as commands
from omarm.search.forms import SaveForm
from omarm.search.queries import saved as queries
from omarm.search.views.searching import question_in


@require_POST
def create(request):
    """Keep the search that is on the screen."""
    form = SaveForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Give the search a name of at most 80 letters."))
        return redirect("search:search")
    asked = question_in(request.user, form.cleaned_data["asked"]).asked
    saved = commands.save_search(actor=request.user, name=form.cleaned_data["name"], asked=asked)
    messages.success(request, _("“%(name)s” stands with your searches.") % {"name": saved.name})
    return redirect(saved)


@require_POST
def destroy(request, pk):
    """Take a search off the list; it can be brought back."""
    saved = commands.remove_search(actor=request.user, saved=found_or_404(queries.saved_search, request.user, pk))
    address = f"{reverse('search:search')}?removed={saved.pk}"
    return respond(request, "search/_before.html#removed", {"removed": saved}, fallback=address)


@require_POST
def restore(request, pk):
    """Bring back a search that was taken off the list."""
    saved = commands.restore_search(actor=request.user, saved=found_or_404(queries.saved_search, request.user, pk))
    return respond(request, "search/_before.html#saved", {"search": saved}, fallback="search:search")
