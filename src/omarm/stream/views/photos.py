"""Photos of posts, for who may read the post."""

from django.views.decorators.http import require_GET

from omarm.core.http import found_or_404, private_file
from omarm.media.queries import open_size
from omarm.stream import queries


@require_GET
def show(request, pk, size):
    """One photo in one of its sizes; 404 for who may not read the post that it belongs to."""
    image = found_or_404(queries.photo_in, request.user, pk)
    return private_file(found_or_404(open_size, image, size), content_type="image/webp")
