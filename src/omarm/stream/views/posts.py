"""One post: its page, writing it, changing it, the bin."""

import uuid

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from omarm.core.errors import DomainError
from omarm.core.http import found_or_404, page_or_fragment, respond
from omarm.stream import commands, queries
from omarm.stream.cards import post_context
from omarm.stream.forms import CommentForm, EditForm
from omarm.stream.kinds import named_or_everyday


@require_GET
def show(request, pk):
    """The post with its conversation."""
    row = queries.row_for(request.user, pk)
    if row is None:
        return _not_up(request, pk)
    post = found_or_404(queries.readable_post, request.user, pk)
    answering = _answering(request, pk)
    form = CommentForm(initial={"parent": answering.pk if answering else None, "submission": uuid.uuid4()})
    context = post_context(request.user, post, row) | {"form": form, "answering": answering}
    return render(request, "stream/post.html", context)


@require_GET
def new(request):
    """The composer as a page of its own: the + on a phone, and the way without JavaScript."""
    form = _writing(request.GET).form(person=request.user, place=request.GET.get("place", "everyone"))
    return page_or_fragment(request, "stream/new.html", {"form": form}, fragment="composer")


@require_POST
def create(request):
    """Publish; what cannot be published comes back with all that was typed."""
    form = _writing(request.POST).form(request.POST, request.FILES, person=request.user)
    if not form.is_valid():
        return render(request, "stream/new.html", {"form": form}, status=422)
    try:
        post = form.publish(actor=request.user)
    except DomainError as error:
        form.add_error(None, error.message)
        return render(request, "stream/new.html", {"form": form}, status=422)
    messages.success(request, _("Your post is up."), extra_tags="new-post")
    return redirect(post)


def edit(request, pk):
    """Change one's own words."""
    post = found_or_404(queries.editable_post, request.user, pk)
    form = EditForm(request.POST or None, initial={"title": post.title, "body": post.body})
    if not form.is_valid():
        return render(request, "stream/edit.html", {"form": form, "post": post}, status=422 if form.is_bound else 200)
    try:
        commands.edit_post(actor=request.user, post=post, **form.cleaned_data)
    except DomainError as error:
        form.add_error(None, error.message)
        return render(request, "stream/edit.html", {"form": form, "post": post}, status=422)
    return redirect(post)


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
    """One's own post in the bin can be brought back; anything else does not exist for this person."""
    post = found_or_404(queries.binned_post, request.user, pk)
    return render(request, "stream/deleted.html", {"post": post})


def _writing(values):
    try:
        return named_or_everyday(values.get("writing"))
    except KeyError as error:
        raise Http404 from error


def _answering(request, pk):
    """Return the comment that is being answered, when its address says so and it is there."""
    comment_id = request.GET.get("answer", "")
    return found_or_404(queries.comment_in, request.user, pk, comment_id) if comment_id.isdecimal() else None
