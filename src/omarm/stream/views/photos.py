"""Photos of posts and comments: their files, all those of one post, what is said of them."""

from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from omarm.core.http import found_or_404, page_or_fragment, previous_page, private_file
from omarm.media.queries import open_size
from omarm.stream import cards, commands, queries


@require_safe
def show(request, pk, size):
    """One photo in one of its sizes; 404 for who may not read what it belongs to."""
    image = found_or_404(queries.photo_in, request.user, pk)
    return private_file(found_or_404(open_size, image, size), content_type="image/webp")


@require_safe
def album(request, pk):
    """All photos of a post, and its films to give captions to; for htmx the same to look through one by one."""
    post = found_or_404(queries.readable_post, request.user, pk)
    context = {"post": post, "photos": cards.photos_on(post), "at": request.GET.get("at", "")}
    context |= {"videos": [file for file in queries.files_of(post) if file.is_video]}
    return page_or_fragment(request, "stream/album.html", context, fragment="lightbox")


@require_safe
def grid(request, pk):
    """The photos of a post as its card shows them, for a card of which some were not ready."""
    post = found_or_404(queries.readable_post, request.user, pk)
    return render(request, "stream/_photo_grid.html", {"post": post, "photos": cards.photos_on(post)})


@require_POST
def describe(request, pk):
    """Say what is in one's own photo."""
    image = found_or_404(queries.own_photo, request.user, pk)
    commands.describe_photo(actor=request.user, image=image, alt=request.POST.get("alt", ""))
    return redirect(f"{previous_page(request)}#photo-{pk}")
