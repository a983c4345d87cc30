"""Sharing a post to one more place, and taking it away there: the same post, the same conversation."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from omarm.core.errors import DomainError
from omarm.core.http import found_or_404
from omarm.stream import commands, queries
from omarm.stream.forms import ShareForm


def share(request, pk):
    """Choose the place; what will change for the conversation is said before."""
    post = found_or_404(queries.readable_post, request.user, pk)
    form = ShareForm(request.POST or None, person=request.user, post=post)
    if not form.is_valid():
        return _form(request, post, form, status=422 if form.is_bound else 200)
    try:
        commands.place_post(actor=request.user, post=post, place=form.cleaned_data["place"])
    except DomainError as error:
        form.add_error("place", error.message)
        return _form(request, post, form, status=422)
    messages.success(request, _("The post is shared."))
    return redirect(post)


@require_POST
def destroy(request, pk, placement):
    """Take the post away from one of its places."""
    standing = found_or_404(queries.placement_of, request.user, pk, placement)
    try:
        post = commands.unplace_post(actor=request.user, placement=standing)
    except DomainError as error:
        form = ShareForm(person=request.user, post=standing.post)
        return _form(request, standing.post, form, status=422, refused=error.message)
    messages.success(request, _("The post no longer stands there."))
    still_reads = queries.sharing_of(request.user, post).placements
    return redirect("stream:share", pk=pk) if still_reads else redirect("/")


def _form(request, post, form, *, status, refused=""):
    context = {"post": post, "form": form, "sharing": queries.sharing_of(request.user, post), "refused": refused}
    return render(request, "stream/share.html", context, status=status)
