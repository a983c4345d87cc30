"""Files: sending them while one writes, fetching them, captions of films."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from omarm.core.errors import DomainError
from omarm.core.http import file_in_parts, found_or_404, private_file
from omarm.media.queries import open_captions, open_part
from omarm.stream import commands, queries
from omarm.stream.uploads import CaptionsForm, SentFileForm, Upload


@require_POST
def create(request):
    """Take one photo or file in; the answer is its row in the form, or why it cannot be taken."""
    form = SentFileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _refused(request, form.errors["file"][0])
    try:
        kept = commands.take_upload(actor=request.user, **form.cleaned_data)
    except DomainError as error:
        return _refused(request, error.message)
    return render(request, "stream/_upload.html", {"upload": Upload.of(kept)})


@require_POST
def destroy(request, kind, pk):
    """Take back what was not published."""
    upload = found_or_404(queries.unused_upload, request.user, kind, pk)
    commands.discard_upload(actor=request.user, upload=upload)
    return HttpResponse(status=204)


@require_safe
def show(request, pk):
    """One file, or the part of it that a player asks for; 404 for who may not read what it belongs to."""
    file = found_or_404(queries.file_in, request.user, pk)
    return found_or_404(partial(
        file_in_parts, request, partial(open_part, file), size=file.size, content_type=file.served_as, name=file.name,
        inline=file.opens_in_browser,
    ))  # fmt: skip


@require_safe
def track(request, pk):
    """The captions of a film."""
    file = found_or_404(queries.file_in, request.user, pk)
    response = private_file(found_or_404(open_captions, file), content_type="text/vtt; charset=utf-8")
    response["Cache-Control"] = "private, no-cache"  # they can be replaced
    return response


def caption(request, pk):
    """Give one's own film captions."""
    file = found_or_404(queries.own_video, request.user, pk)
    form = CaptionsForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            commands.caption_video(actor=request.user, file=file, captions=form.cleaned_data["captions"])
        except DomainError as error:
            form.add_error("captions", error.message)
    if not form.is_bound or form.errors:
        context = {"file": file, "form": form}
        return render(request, "stream/captions.html", context, status=422 if form.is_bound else 200)
    return redirect("stream:captions", pk=pk)


def _refused(request, message):
    name = getattr(request.FILES.get("file"), "name", "")
    return render(request, "stream/_upload_refused.html", {"name": name, "message": message}, status=422)
