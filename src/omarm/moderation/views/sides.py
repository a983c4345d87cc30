"""What was decided, for who reported it and for who it is about; and asking a second person."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from omarm.core.errors import DomainError
from omarm.core.http import found_or_404
from omarm.moderation import commands, queries
from omarm.moderation.forms import AppealForm


@require_GET
def index(request):
    """What I reported, and what was decided about me."""
    context = {"reports": queries.reported_by(request.user), "strikes": queries.strikes_on(request.user)}
    return render(request, "moderation/mine.html", context)


@require_GET
def show(request, pk):
    """One decision: what, why, by whom in which role, and the way to a second person."""
    side = found_or_404(queries.decision_for, request.user, pk)
    return _page(request, side, AppealForm())


@require_POST
def appeal(request, pk):
    """Ask a second person to look again."""
    side = found_or_404(queries.decision_for, request.user, pk)
    form = AppealForm(request.POST)
    if form.is_valid():
        try:
            commands.appeal(actor=request.user, case=side.case, words=form.cleaned_data["words"])
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("A second person looks at it. You hear what they say."))
            return redirect(side.case.decision_url)
    return _page(request, side, form, status=422)


def _page(request, side, form, *, status=200):
    return render(request, "moderation/decision.html", {"side": side, "case": side.case, "form": form}, status=status)
