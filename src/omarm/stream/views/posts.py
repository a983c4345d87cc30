"""One post: its page, writing it, changing it, the bin."""

import uuid

from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from omarm.core.http import found_or_404, page_or_fragment, respond
from omarm.core.pagination import number
from omarm.stream import commands, queries
from omarm.stream.cards import post_context
from omarm.stream.forms import CommentForm, RescheduleForm
from omarm.stream.menus import lead_from
from omarm.stream.visits import opened


@require_GET
def show(request, pk):
    """The post with its conversation."""
    row = queries.row_for(request.user, pk)
    if row is None:
        return _not_up(request, pk)
    post = found_or_404(queries.post_of, row)
    if request.htmx.target == "comment-form":
        return render(request, "stream/post.html#comment-form", {"post": post} | _answering(request, post))
    context = post_context(request.user, post, row, _conversation(request, post)) | _answering(request, post)
    opened(request.user, pk)
    return page_or_fragment(request, "stream/post.html", context, fragment="threads")


@require_POST
def destroy(request, pk):
    """Put it in the bin and offer to bring it back."""
    post = found_or_404(queries.editable_post, request.user, pk)
    commands.delete_post(actor=request.user, post=post)
    return respond(request, "stream/deleted.html#notice", {"post": post}, fallback="stream:post", pk=post.pk)


@require_POST
def restore(request, pk):
    """Bring it back from the bin."""
    post = found_or_404(queries.binned_post, request.user, pk)
    return redirect(commands.restore_post(actor=request.user, post=post))


def _not_up(request, pk):
    """One's own post in the bin can be brought back, and one that is hidden tells why, or that nobody knows any more.

    Anything else is not there.
    """
    if waiting := queries.waiting_posts(request.user).filter(pk=pk).first():
        form = RescheduleForm(initial={"publish_at": waiting.published_at})
        return render(request, "stream/waiting.html", {"post": waiting, "form": form})
    if address := lead_from(request.user, pk):
        return redirect(address)
    if queries.is_hidden(request.user, pk):
        return render(request, "stream/hidden.html", status=404)
    post = found_or_404(queries.binned_post, request.user, pk)
    return render(request, "stream/deleted.html", {"post": post})


def _conversation(request, post):
    """Return the page of the conversation that the address asks for: an order, a place in it, one comment, what is new."""
    asked = request.GET
    comment_id, since = number(asked.get("comment", "")), number(asked.get("since", ""))
    around = found_or_404(queries.comment_in, request.user, post.pk, comment_id) if comment_id else None
    around = queries.first_since(post, since) if since is not None else around
    after = "" if asked.get("after") == "start" else asked.get("after", "")
    return queries.conversation_on(post, newest_first=asked.get("order") == "newest", after=after, around=around)


def _answering(request, post):
    """Return the form for a comment, with what it answers and quotes when its address says so and that is there."""
    asked = {"parent": number(request.GET.get("answer", "")), "quotes": number(request.GET.get("quote", ""))}
    found = {
        name: found_or_404(queries.comment_in, request.user, post.pk, comment_id) if comment_id else None
        for name, comment_id in asked.items()
    }
    form = CommentForm(initial=asked | {"submission": uuid.uuid4()})
    form.person = request.user
    return {"form": form, "answering": found["parent"], "quoting": found["quotes"]}
