"""Beheer: which reactions are offered."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from omarm.core.errors import DomainError
from omarm.stream import commands, queries
from omarm.stream.forms import ReactionKindsForm


def edit(request):
    """Change labels, icons, order and which are offered; the last line is for a new one."""
    if not request.user.is_administrator:
        raise PermissionDenied
    now = [vars_of(kind) for kind in queries.reaction_kinds()]
    forms = ReactionKindsForm(request.POST or None, initial=now)
    if not forms.is_valid():
        return _page(request, forms, status=422 if forms.is_bound else 200)
    try:
        commands.change_reactions(actor=request.user, reactions=forms.reactions)
    except DomainError as error:
        messages.error(request, error.message)
        return _page(request, forms, status=422)
    messages.success(request, _("Everybody sees it from now on."))
    return redirect("stream:reaction-kinds")


def vars_of(kind):
    """Return a NamedReaction as the initial values of its line."""
    return {name: getattr(kind, name) for name in ("code", "label_nl", "label_en", "icon", "is_offered")}


def _page(request, forms, *, status):
    return render(request, "stream/reaction_kinds.html", {"forms": forms}, status=status)
