"""Folders: a new one, its name and place, away and back."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from omarm.core.errors import DomainError
from omarm.core.http import found_or_404
from omarm.files import commands, queries
from omarm.files.forms import FolderForm, PlaceForm
from omarm.files.views.listing import place_of


def new(request, slug, pk=None):
    """Make a folder."""
    group, parent = place_of(request.user, slug, pk)
    queries.check_may_write(request.user, group)
    form = FolderForm(request.POST or None)
    if form.is_valid():
        name = form.cleaned_data["name"]
        try:
            return redirect(commands.add_folder(actor=request.user, group=group, name=name, parent=parent))
        except DomainError as error:
            form.add_error("name", error.message)
    context = {"form": form, "group": group, "parent": parent}
    return render(request, "files/new_folder.html", context, status=422 if form.is_bound else 200)


def edit(request, slug, pk):
    """Another name, or another place."""
    group, folder = place_of(request.user, slug, pk)
    queries.check_may_write(request.user, group)
    told = {"name": folder.name, "place": folder.parent_id or ""}
    form = PlaceForm(request.POST or None, group=group, moving=folder, initial=told)
    if form.is_valid():
        name, parent = form.cleaned_data["name"], form.cleaned_data["place"]
        try:
            return redirect(commands.change_folder(actor=request.user, folder=folder, name=name, parent=parent))
        except DomainError as error:
            form.add_error(None, error.message)
    context = {"form": form, "thing": folder, "group": group}
    return render(request, "files/place.html", context, status=422 if form.is_bound else 200)


def delete(request, slug, pk):
    """Put it in the bin with all that is in it, after asking."""
    group, folder = place_of(request.user, slug, pk)
    queries.check_may_write(request.user, group)
    if request.method != "POST":
        context = {"folder": folder, "group": group, "inside": queries.inside(folder)}
        return render(request, "files/delete_folder.html", context)
    binned = commands.delete_folder(actor=request.user, folder=folder)
    place = folder.parent.get_absolute_url() if folder.parent else queries.top_of(group)
    return redirect(f"{place}?binned=folder-{binned.pk}")


@require_POST
def restore(request, slug, pk):
    """Bring it back from the bin with all that went along."""
    folder = found_or_404(queries.binned_folder, request.user, slug, pk)
    restored = commands.restore_folder(actor=request.user, folder=folder)
    messages.success(request, _("“%(name)s” is back.") % {"name": restored.name})
    return redirect(restored)
