"""Photos of posts and comments: their files, all those of one post, adding, taking off, what is said of them."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from omarm.core.errors import DomainError
from omarm.core.http import found_or_404, page_or_fragment, previous_page, private_file
from omarm.media.queries import open_size
from omarm.stream import cards, commands, queries
from omarm.stream.uploads import MoreUploadsForm


@require_safe
def show(request, pk, size):
    """One photo in one of its sizes; 404 for who may not read what it belongs to."""
    image = found_or_404(queries.photo_in, request.user, pk)
    return private_file(found_or_404(open_size, image, size), content_type="image/webp")


@require_safe
def album(request, pk):
    """All photos of a post; for its author with what can be changed; for htmx the same to look through one by one."""
    post = found_or_404(queries.readable_post, request.user, pk)
    return page_or_fragment(request, "stream/album.html", _album(request, post, MoreUploadsForm()), fragment="lightbox")


@require_POST
def add(request, pk):
    """Add photos and files to one's own post."""
    post = found_or_404(queries.editable_post, request.user, pk)
    form = MoreUploadsForm(request.POST, request.FILES)
    form.person = request.user
    if not form.is_valid():
        return render(request, "stream/album.html", _album(request, post, form), status=422)
    uploads = commands.Uploads(images=form.uploaded_images, files=form.uploaded_files)
    try:
        commands.add_uploads(actor=request.user, post=post, uploads=uploads)
    except DomainError as error:
        form.add_error(None, error.message)
        return render(request, "stream/album.html", _album(request, post, form), status=422)
    messages.success(request, _("It has been added to the post."))
    return redirect("stream:album", pk=pk)


@require_POST
def take_off(request, pk, kind, upload):
    """Take a photo or file off one's own post."""
    post = found_or_404(queries.editable_post, request.user, pk)
    upload = found_or_404(queries.upload_on, post, kind, upload)
    try:
        commands.take_off(actor=request.user, post=post, upload=upload)
    except DomainError as error:
        context = _album(request, post, MoreUploadsForm()) | {"refused": error.message}
        return render(request, "stream/album.html", context, status=422)
    messages.success(request, _("It has been taken off."))
    return redirect("stream:album", pk=pk)


@require_POST
def take_off_comment(request, pk, photo):
    """Take a photo off one's own comment."""
    comment = found_or_404(queries.own_comment, request.user, pk)
    image = found_or_404(queries.photo_with, comment, photo)
    try:
        commands.take_off_comment(actor=request.user, comment=comment, image=image)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("It has been taken off."))
    return redirect("stream:edit-comment", pk=pk)


@require_safe
def grid(request, pk):
    """The photos of a post as its card shows them, for a card of which some were not ready."""
    post = found_or_404(queries.readable_post, request.user, pk)
    return render(request, "stream/_photo_grid.html", {"post": post, "photos": cards.photos_on(post)})


@require_safe
def of_comment(request, pk, comment):
    """All photos of a comment; for htmx the same to look through one by one."""
    said = found_or_404(queries.comment_in, request.user, pk, comment)
    context = {"comment": said, "photos": cards.photos_on(said), "at": request.GET.get("at", "")}
    return page_or_fragment(request, "stream/comment_photos.html", context, fragment="lightbox")


@require_safe
def grid_of_comment(request, pk, comment):
    """The photos of a comment as it shows them, for one of which some were not ready."""
    said = found_or_404(queries.comment_in, request.user, pk, comment)
    return render(request, "stream/comment_photo_grid.html", {"comment": said, "photos": cards.photos_on(said)})


@require_POST
def describe(request, pk):
    """Say what is in one's own photo."""
    image = found_or_404(queries.own_photo, request.user, pk)
    commands.describe_photo(actor=request.user, image=image, alt=request.POST.get("alt", ""))
    return redirect(f"{previous_page(request)}#photo-{pk}")


def _album(request, post, form):
    context = {"post": post, "photos": cards.photos_on(post), "at": request.GET.get("at", "")}
    return context | {"files": queries.files_of(post), "form": form}
