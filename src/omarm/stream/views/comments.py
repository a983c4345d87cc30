"""Comments: saying something, changing it, taking it away and bringing it back."""

from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from omarm.core.errors import DomainError
from omarm.core.http import found_or_404, respond
from omarm.stream import cards, commands, queries
from omarm.stream.forms import CommentForm


@require_POST
def create(request, pk):
    """Answer the post, or one comment of it."""
    post = found_or_404(queries.readable_post, request.user, pk)
    form = CommentForm(request.POST)
    if not form.is_valid():
        return _again(request, post, form)
    told = form.cleaned_data
    parent = found_or_404(queries.comment_for, request.user, told["parent"]) if told["parent"] else None
    try:
        comment = commands.add_comment(
            actor=request.user, post=post, body=told["body"], parent=parent, submission=told["submission"]
        )
    except DomainError as error:
        form.add_error("body", error.message)
        return _again(request, post, form)
    context = {"post": post, "added": cards.comment_card(comment, request.user), "form": CommentForm()}
    context["bar"] = cards.bar_for(queries.row_for(request.user, post.pk))
    return respond(request, "stream/post.html#comment-added", context, fallback=comment)


def edit(request, pk):
    """Change one's own comment."""
    comment = found_or_404(queries.own_comment, request.user, pk)
    form = CommentForm(request.POST or None, initial={"body": comment.body})
    if not form.is_valid():
        context = {"form": form, "comment": comment}
        return render(request, "stream/edit_comment.html", context, status=422 if form.is_bound else 200)
    try:
        return redirect(commands.edit_comment(actor=request.user, comment=comment, body=form.cleaned_data["body"]))
    except DomainError as error:
        form.add_error("body", error.message)
        return render(request, "stream/edit_comment.html", {"form": form, "comment": comment}, status=422)


@require_POST
def destroy(request, pk):
    """Take one's own comment away, with the way back in its place."""
    comment = found_or_404(queries.own_comment, request.user, pk)
    commands.delete_comment(actor=request.user, comment=comment)
    return respond(request, "stream/comment_deleted.html#notice", {"comment": comment}, fallback=comment.post)


@require_POST
def restore(request, pk):
    """Bring one's own comment back."""
    comment = found_or_404(queries.own_comment, request.user, pk)
    commands.restore_comment(actor=request.user, comment=comment)
    return redirect(comment)


def _again(request, post, form):
    """Show the form with its error and all that was typed: the fragment for htmx, else the page."""
    if request.htmx:
        return render(request, "stream/post.html#comment-form", {"post": post, "form": form}, status=422)
    row = queries.row_for(request.user, post.pk)
    context = cards.post_context(request.user, post, row) | {"form": form}
    return render(request, "stream/post.html", context, status=422)
