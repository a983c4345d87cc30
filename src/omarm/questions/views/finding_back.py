"""Saying of a post that it was a question."""

from django.shortcuts import redirect, render

from omarm.core.http import found_or_404
from omarm.questions import commands, queries


def call_question(request, pk):
    """What it means, and doing it. For who may not, the page does not exist."""
    post = found_or_404(queries.everyday_post, request.user, pk)
    if request.method == "POST":
        commands.call_question(actor=request.user, post=post)
        return redirect(post)
    return render(request, "questions/call.html", {"post": post})
