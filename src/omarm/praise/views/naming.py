"""Being named with a compliment, or not."""

from django.views.decorators.http import require_POST

from omarm.core.http import found_or_404, respond
from omarm.praise import commands, queries


@require_POST
def decline(request, pk):
    """Take one's name off."""
    post = found_or_404(queries.compliment_to, request.user, pk)
    commands.decline_naming(actor=request.user, post=post)
    return _part(request, post)


@require_POST
def allow(request, pk):
    """Be named again."""
    post = found_or_404(queries.compliment_to, request.user, pk)
    commands.allow_naming(actor=request.user, post=post)
    return _part(request, post)


def _part(request, post):
    compliment = queries.compliments_on(request.user, [post.pk])[post.pk]
    return respond(request, "praise/_praised.html", {"compliment": compliment}, fallback=post)
