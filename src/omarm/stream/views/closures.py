"""Ending the conversation under a post, with a reason, and opening it again."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from omarm.core.errors import DomainError
from omarm.core.http import found_or_404
from omarm.stream import commands, queries
from omarm.stream.forms import CloseForm


def create(request, pk):
    """Say why; every reader sees it."""
    post = found_or_404(queries.readable_post, request.user, pk)
    if not queries.looks_after(request.user, post):
        raise PermissionDenied
    form = CloseForm(request.POST or None)
    if not form.is_valid():
        return render(request, "stream/close.html", {"post": post, "form": form}, status=422 if form.is_bound else 200)
    try:
        commands.close_comments(actor=request.user, post=post, because=form.cleaned_data["because"])
    except DomainError as error:
        form.add_error("because", error.message)
        return render(request, "stream/close.html", {"post": post, "form": form}, status=422)
    return redirect(post)


@require_POST
def destroy(request, pk):
    """Let people answer again."""
    post = found_or_404(queries.readable_post, request.user, pk)
    commands.reopen_comments(actor=request.user, post=post)
    return redirect(post)
