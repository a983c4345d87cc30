"""How one wants to be told, and what one follows."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from omarm.notifications import commands, queries
from omarm.notifications.forms import ChoicesForm


def show(request):
    """The choices, and the list of what one follows or muted."""
    person = request.user
    initial = {"wanted": queries.wanted_reasons(person), "pace": queries.mail_pace(person)}
    form = ChoicesForm(request.POST or None, initial=initial)
    if form.is_valid():
        commands.choose_how_told(actor=person, **form.cleaned_data)
        messages.success(request, _("Your choice has been saved."))
        return redirect("notifications:settings")
    context = {"form": form, "follows": queries.follows_of(person)}
    return render(request, "notifications/settings.html", context, status=422 if form.is_bound else 200)
