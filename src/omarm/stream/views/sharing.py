"""Sharing a post to one more place: the same post, the same conversation."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

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


def _form(request, post, form, *, status):
    sharing = queries.sharing_of(request.user, post)
    return render(request, "stream/share.html", {"post": post, "form": form, "sharing": sharing}, status=status)
