"""Looking at the intranet as somebody of an audience: its functions and navigation, never what they may read."""

from datetime import date

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from omarm.core.http import only_for
from omarm.staging.forms import LookForm
from omarm.staging.queries import Audience, may_switch

KEPT = "looks_as"  # in the session: it ends with it


@only_for(may_switch)
def begin(request):
    """Choose as whom one looks, on a day or today; then look so from now on."""
    form = LookForm(request.POST or None, person=request.user)
    if not form.is_valid():
        return render(request, "staging/look.html", {"form": form}, status=422 if form.is_bound else 200)
    request.session[KEPT] = form.kept()
    return redirect("/")


@require_POST
def end(request):
    """Look as oneself again."""
    if request.session.pop(KEPT, None):
        messages.success(request, _("You see the intranet as yourself again."))
    return redirect("staging:functions")


def looks_as(request):
    """Return the Audience as whom the session looks."""
    kept = request.session[KEPT]
    day = date.fromisoformat(kept["day"]) if kept["day"] else None
    return Audience(kept["department"], kept["group"], day, kept["name"])
