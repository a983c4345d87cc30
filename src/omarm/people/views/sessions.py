"""Ending what is signed in elsewhere."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from omarm.people import commands
from omarm.people.queries import language_of


def ended(request, person):
    """Return the page that says why nothing opens any more, in place of the whole page also when htmx asked for a part."""
    with translation.override(language_of(person)):
        response = render(request, "people/ended.html", {"ended": person}, status=403)
    if request.htmx:
        response["HX-Retarget"], response["HX-Reswap"] = "body", "innerHTML show:window:top"
    return response


@require_POST
def end(request, handle):
    """Sign one device out."""
    if commands.end_session(actor=request.user, handle=handle):
        messages.success(request, _("That device is signed out."))
    return redirect("people:settings")


@require_POST
def end_others(request):
    """Sign all other devices out."""
    commands.end_other_sessions(actor=request.user, current_key=request.session.session_key)
    messages.success(request, _("All other devices are signed out."))
    return redirect("people:settings")
