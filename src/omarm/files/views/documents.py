"""One file of a group: what it is, its name and place, away and back."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from omarm.core.errors import DomainError
from omarm.core.http import found_or_404, page_or_fragment, respond
from omarm.files import commands, queries
from omarm.files.forms import PlaceForm, VersionForm
from omarm.groups import queries as groups
from omarm.media.queries import words_about_text

PAGE = "files/document.html"


@require_GET
def show(request, slug, pk):
    """The file with its versions, twenty at a time."""
    document = found_or_404(queries.document_in, request.user, slug, pk)
    return page_or_fragment(request, PAGE, _context_of(request, document, VersionForm()), fragment="versions")


def edit(request, slug, pk):
    """Another name, or another folder."""
    document = found_or_404(queries.document_in, request.user, slug, pk)
    queries.check_may_write(request.user, document.group)
    told = {"name": document.name, "place": document.folder_id or ""}
    form = PlaceForm(request.POST or None, group=document.group, initial=told)
    if form.is_valid():
        name, folder = form.cleaned_data["name"], form.cleaned_data["place"]
        try:
            return redirect(commands.change_document(actor=request.user, document=document, name=name, folder=folder))
        except DomainError as error:
            form.add_error(None, error.message)
    context = {"form": form, "thing": document, "group": document.group}
    return render(request, "files/place.html", context, status=422 if form.is_bound else 200)


@require_POST
def delete(request, slug, pk):
    """Put it in the bin and offer to bring it back."""
    document = found_or_404(queries.document_in, request.user, slug, pk)
    binned = commands.delete_document(actor=request.user, document=document)
    if request.htmx:
        return respond(request, "files/files.html#binned", {"binned": binned, "in_list": True}, fallback=document)
    place = document.folder.get_absolute_url() if document.folder else queries.top_of(document.group)
    return redirect(f"{place}?binned={binned.pk}")


@require_POST
def restore(request, slug, pk):
    """Bring it back from the bin."""
    document = found_or_404(queries.binned_document, request.user, slug, pk)
    restored = commands.restore_document(actor=request.user, document=document)
    messages.success(request, _("“%(name)s” is back.") % {"name": restored.name})
    return redirect(restored.folder) if restored.folder else redirect("files:files", slug)


def page_of(request, document, form, *, status):
    """Return the page of a document with what is wrong with the new version that was sent."""
    return render(request, PAGE, _context_of(request, document, form), status=status)


def _context_of(request, document, form):
    after = request.GET.get("after", "")
    versions = queries.versions_of(document, after=after)
    current = queries.current_version(document) if after else versions.rows[0]
    words, has_more = found_or_404(queries.words_of, current)
    return groups.heading_for(request.user, document.group) | {
        "document": document, "versions": versions, "current": current, "form": form, "words": words,
        "has_more_words": has_more, "about_text": words_about_text(current.file), "path": queries.path_of(document),
        "may_write": queries.may_write(request.user, document.group),
    }  # fmt: skip
