"""What one can do with a post beside answering and reacting: a menu that is fetched when it is asked for."""

from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from omarm.core.http import found_or_404, page_or_fragment, respond
from omarm.stream import commands, queries
from omarm.stream.menus import acts_on_post


@require_GET
def index(request, pk):
    """The acts, under the post or as a page of their own."""
    return _acts(request, found_or_404(queries.readable_post, request.user, pk))


@require_POST
def bookmark(request, pk):
    """Put the post aside."""
    post = found_or_404(queries.readable_post, request.user, pk)
    commands.bookmark(actor=request.user, post=post)
    return _done(request, post)


@require_POST
def remove_bookmark(request, pk):
    """Put it aside no longer."""
    post = found_or_404(queries.readable_post, request.user, pk)
    commands.remove_bookmark(actor=request.user, post=post)
    return _done(request, post)


@require_POST
def keep(request, pk):
    """Say that it belongs in the knowledge base."""
    post = found_or_404(queries.readable_post, request.user, pk)
    commands.mark_worth_keeping(actor=request.user, post=post)
    return _done(request, post)


@require_POST
def unkeep(request, pk):
    """Take that back."""
    post = found_or_404(queries.readable_post, request.user, pk)
    commands.unmark_worth_keeping(actor=request.user, post=post)
    return _done(request, post)


@require_POST
def follow(request, pk):
    """Hear of every new comment."""
    post = found_or_404(queries.readable_post, request.user, pk)
    commands.follow(actor=request.user, thing=post)
    return _done(request, post)


@require_POST
def mute(request, pk):
    """Hear nothing more of it."""
    post = found_or_404(queries.readable_post, request.user, pk)
    commands.follow(actor=request.user, thing=post, muted=True)
    return _done(request, post)


@require_POST
def unmute(request, pk):
    """Hear of it again, as before."""
    post = found_or_404(queries.readable_post, request.user, pk)
    commands.hear_again(actor=request.user, thing=post)
    return _done(request, post)


@require_POST
def unfollow(request, pk):
    """Neither follow nor mute it."""
    post = found_or_404(queries.readable_post, request.user, pk)
    commands.unfollow(actor=request.user, thing=post)
    return _done(request, post)


def _acts(request, post):
    return page_or_fragment(request, "stream/acts.html", _context(request, post), fragment="acts")


def _context(request, post):
    acts = queries.acts_on(request.user, post)
    return {"post": post, "acts": acts, "links": acts_on_post(request.user, post)}


def _done(request, post):
    if request.htmx:
        return respond(request, "stream/acts.html#acts", _context(request, post), fallback="stream:acts", pk=post.pk)
    return redirect("stream:acts", pk=post.pk)
