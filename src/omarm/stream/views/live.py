"""What an open conversation fetches when it heard that something happened, and that somebody is writing."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from omarm.core.http import found_or_404
from omarm.core.pagination import number
from omarm.stream import cards, commands, queries


@require_GET
def since(request, pk):
    """The comments that came after the one in the address, each to be put where it belongs."""
    post = found_or_404(queries.readable_post, request.user, pk)
    last = number(request.GET.get("since", "")) or 0
    new = queries.comments_since(post, last)
    entries = [cards.comment_card(comment, request.user) for comment in new]
    context = {"post": post, "entries": entries, "newest": new[-1].pk if new else last}
    return render(request, "stream/_since.html", context)


@require_GET
def bar(request, pk):
    """The reactions to the post as they are now."""
    post = found_or_404(queries.readable_post, request.user, pk)
    row = queries.row_for(request.user, post.pk)
    return HttpResponse(cards.bar_for(row) if row else "")


@require_POST
def typing(request, pk):
    """Somebody is writing a comment."""
    post = found_or_404(queries.readable_post, request.user, pk)
    commands.show_typing(actor=request.user, post=post)
    return HttpResponse(status=204)
