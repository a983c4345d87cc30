"""The picture of a preview, and taking a preview off one's own post."""

from django.views.decorators.http import require_GET, require_POST

from omarm.core.http import found_or_404, private_file, respond
from omarm.media.queries import open_size
from omarm.previews import commands, queries


@require_GET
def image(request, pk, size):
    """The picture in one of its sizes, kept by us; 404 for who may read no post with this preview."""
    picture = found_or_404(queries.image_of, request.user, pk)
    return private_file(found_or_404(open_size, picture, size), content_type="image/webp")


@require_POST
def take_off(request, post, pk):
    """Take it off; the link stays in the words."""
    link = found_or_404(queries.own_link, request.user, post, pk)
    commands.take_off(actor=request.user, link=link)
    return respond(request, "previews/_off.html", {"link": link}, fallback=link.post)


@require_POST
def put_back(request, post, pk):
    """Show it again."""
    link = found_or_404(queries.own_link, request.user, post, pk)
    commands.put_back(actor=request.user, link=link)
    return respond(request, "previews/_preview.html", {"link": link, "own": True}, fallback=link.post)
