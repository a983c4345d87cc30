"""Faces, for who may see the person."""

from django.contrib.auth.decorators import login_not_required
from django.views.decorators.http import require_GET

from omarm.core.http import found_or_404, private_file
from omarm.media.queries import open_size
from omarm.people import queries


@require_GET
@login_not_required
def show(request, pk, size):
    """A portrait in one of its sizes; 404 for a guest who does not share a group with its person, and for strangers."""
    image = found_or_404(queries.portrait_for, request.user, pk)
    return private_file(found_or_404(open_size, image, size), content_type="image/webp")
