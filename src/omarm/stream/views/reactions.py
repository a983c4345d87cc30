"""Reactions to a post: giving one, taking it back, who gave which."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from omarm.core.http import back, found_or_404
from omarm.stream import cards, commands, queries
from omarm.stream.forms import ReactionForm


@require_POST
def create(request, pk):
    """React; another reaction replaces the one before."""
    post = found_or_404(queries.readable_post, request.user, pk)
    form = ReactionForm(request.POST)
    if form.is_valid():
        commands.react(actor=request.user, post=post, kind=form.cleaned_data["kind"])
    return _bar(request, post)


@require_POST
def destroy(request, pk):
    """Take one's reaction back."""
    post = found_or_404(queries.readable_post, request.user, pk)
    commands.take_back_reaction(actor=request.user, post=post)
    return _bar(request, post)


@require_GET
def index(request, pk):
    """Who reacted, by reaction."""
    post = found_or_404(queries.readable_post, request.user, pk)
    given, others = queries.who_reacted(request.user, post)
    return render(request, "stream/reactions.html", {"post": post, "given": given, "others": others})


def _bar(request, post):
    if request.htmx:
        whole = (request.htmx.current_url_abs_path or "").startswith(post.get_absolute_url())
        return HttpResponse(cards.bar_for(queries.row_for(request.user, post.pk), request.user, whole=whole))
    return back(request, otherwise=post.get_absolute_url())
