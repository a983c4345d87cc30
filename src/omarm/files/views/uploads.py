"""Files on their way into a group: several in a form, or one at a time while the page stays."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from omarm.files import commands
from omarm.files.forms import FilesForm, SentFileForm
from omarm.files.views.listing import place_of, refused


@require_POST
def create(request, slug, pk=None):
    """Keep what came with a plain form."""
    group, folder = place_of(request.user, slug, pk)
    form = FilesForm(request.POST, request.FILES)
    if not form.is_valid():
        return refused(request, group, folder, form)
    taken = commands.take_files(actor=request.user, group=group, files=form.cleaned_data["files"], folder=folder)
    _tell(request, taken)
    return redirect(folder) if folder else redirect("files:files", slug)


@require_POST
def send(request, slug, pk=None):
    """Keep one file; the answer is its row, or why it cannot be taken."""
    group, folder = place_of(request.user, slug, pk)
    form = SentFileForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "files/_taken.html", {"taken": {"refusal": form.errors["file"][0]}}, status=422)
    files = [form.cleaned_data["file"]]
    (taken,) = commands.take_files(actor=request.user, group=group, files=files, folder=folder)
    return render(request, "files/_taken.html", {"taken": taken}, status=422 if taken.refusal else 200)


def _tell(request, taken):
    kept = [one for one in taken if one.document]
    if kept:
        words = ngettext("%(count)d file has been added.", "%(count)d files have been added.", len(kept))
        messages.success(request, words % {"count": len(kept)})
    for one in filter(None, (one.refusal for one in taken)):
        messages.error(request, one)
