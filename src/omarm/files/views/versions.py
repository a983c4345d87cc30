"""What a file held: to see, to fetch, a newer one, an old one back."""

from functools import partial

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from omarm.core.errors import DomainError
from omarm.core.http import file_in_parts, found_or_404
from omarm.files import commands, queries
from omarm.files.forms import SentFileForm, VersionForm
from omarm.files.views.documents import page_of
from omarm.media.queries import open_part


@require_safe
def show(request, slug, pk, number):
    """One version, as a browser shows it when it can."""
    version = found_or_404(queries.version_in, request.user, slug, pk, number)
    return _stored(request, version, inline=version.opens_in_browser)


@require_safe
def download(request, slug, pk, number):
    """One version, to keep."""
    return _stored(request, found_or_404(queries.version_in, request.user, slug, pk, number), inline=False)


@require_POST
def create(request, slug, pk):
    """Put a newer file under the name."""
    document = found_or_404(queries.document_in, request.user, slug, pk)
    form = VersionForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            version = commands.add_version(actor=request.user, document=document, **form.cleaned_data)
        except DomainError as error:
            form.add_error("file", error.message)
        else:
            messages.success(request, _("This is version %(number)d now.") % {"number": version.number})
            return redirect(document)
    return page_of(request, document, form, status=422)


@require_POST
def send(request, slug, pk):
    """Put a file that was dropped on the name under it; the answer is a row that says so, or why not."""
    document = found_or_404(queries.document_in, request.user, slug, pk)
    form = SentFileForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "files/_taken.html", {"taken": {"refusal": form.errors["file"][0]}}, status=422)
    taken = commands.take_version(actor=request.user, document=document, file=form.cleaned_data["file"])
    return render(request, "files/_taken.html", {"taken": taken}, status=422 if taken.refusal else 200)


@require_POST
def restore(request, slug, pk, number):
    """Make an earlier version the current one again."""
    version = found_or_404(queries.version_in, request.user, slug, pk, number)
    restored = commands.restore_version(actor=request.user, version=version)
    messages.success(request, _("Version %(number)d is the current one again.") % {"number": version.number})
    return redirect(restored.document)


def _stored(request, version, *, inline):
    return found_or_404(partial(
        file_in_parts, request, partial(open_part, version.file), size=version.file.size,
        content_type=version.served_as, name=queries.name_of(version), inline=inline,
    ))  # fmt: skip
