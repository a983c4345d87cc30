"""Comments: saying something, changing it, taking it away and bringing it back."""

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from omarm.core.errors import DomainError
from omarm.core.http import found_or_404, page_or_fragment, respond
from omarm.stream import cards, commands, queries
from omarm.stream.forms import CommentForm
from omarm.stream.views.archived import only_read


@require_POST
def create(request, pk):
    """Answer the post, or one comment of it."""
    post = found_or_404(queries.readable_post, request.user, pk)
    form = CommentForm(request.POST, request.FILES)
    form.person = request.user
    form.full_clean()
    parent, quoted, told = (
        _named(request, post, form, "parent"),
        _named(request, post, form, "quotes"),
        form.cleaned_data,
    )
    if not form.is_valid():
        return _again(request, post, form, answering=parent, quoting=quoted)
    try:
        comment = commands.add_comment(
            actor=request.user, post=post, body=told["body"], parent=parent, submission=told["submission"],
            beside=commands.Beside(quotes=quoted, images=form.uploaded_images, accepts=told["accepts"]),
        )  # fmt: skip
    except DomainError as error:
        form.refuse(error, field="body")
        return _again(request, post, form, answering=parent, quoting=quoted)
    return _said(request, post, comment)


@require_GET
def thread(request, pk, comment):
    """One thread with all its answers, also when what they answer is gone."""
    top = found_or_404(queries.comment_in_thread, request.user, pk, comment)
    context = {"post": top.post, "entry": cards.thread_cards([queries.thread_of(top)], request.user, top.post)[0]}
    return page_or_fragment(request, "stream/thread.html", context, fragment="thread")


def edit(request, pk):
    """Change one's own comment."""
    comment = found_or_404(queries.own_comment, request.user, pk)
    if comment.deleted_at:
        return render(request, "stream/comment_deleted.html", {"comment": comment})
    if queries.is_archived(comment.post):
        return only_read(request, comment.post)
    form = CommentForm(request.POST or None, initial={"body": comment.body})
    form.person = request.user
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
    context = {"comment": comment}
    response = respond(
        request, "stream/comment_deleted.html#notice", context, fallback="stream:edit-comment", pk=comment.pk
    )
    response["HX-Trigger"] = "commented"
    return response


@require_POST
def restore(request, pk):
    """Bring one's own comment back."""
    comment = found_or_404(queries.own_comment, request.user, pk)
    commands.restore_comment(actor=request.user, comment=comment)
    return redirect(comment)


def _named(request, post, form, name):
    """Return the comment that the form answers or quotes, or None; one that is gone by now is a mistake in the form."""
    comment_id = form.cleaned_data.get(name)
    if comment_id and queries.is_gone(post, comment_id):
        form.add_error("body", _("The comment that you answer is gone. Your words are still here."))
        return None
    return found_or_404(queries.comment_in, request.user, post.pk, comment_id) if comment_id else None


def _said(request, post, comment):
    """Show the comment where it belongs, with the bar and an empty form: three fragments for htmx, else the page.

    What else on the page hangs on the conversation hears of it as `commented`.
    """
    if not request.htmx:
        return redirect(comment)
    [added] = cards.comment_cards([queries.comment_row(comment.pk)], request.user, post)
    bar = cards.bar_for(queries.row_for(request.user, post.pk), request.user, whole=True)
    context = {"post": post, "added": added, "bar": bar, "form": CommentForm()}
    response = render(request, "stream/post.html#comment-added", context)
    response["HX-Trigger"] = "commented"
    return response


def _again(request, post, form, **about):
    """Show the form with its error and all that was typed: the fragment for htmx, else the page."""
    context = {"post": post, "form": form} | about
    if request.htmx:
        return render(request, "stream/post.html#comment-form", context, status=422)
    row = queries.row_for(request.user, post.pk)
    return render(request, "stream/post.html", context | cards.post_context(request.user, post, row), status=422)
