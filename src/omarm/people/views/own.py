"""What is one's own: language, light or dark, signed-in devices."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _

from omarm.people import commands, queries
from omarm.people.forms import PreferencesForm


def show(request):
    """One's settings: preferences, and where one is signed in."""
    person = request.user
    initial = {"language": queries.language_of(person), "theme": person.theme}
    form = PreferencesForm(request.POST or None, initial=initial)
    if form.is_valid():
        commands.change_preferences(actor=person, **form.cleaned_data)
        with translation.override(person.language):
            messages.success(request, _("Your choice has been saved."))
        return redirect("people:settings")
    context = {
        "form": form, "sessions": queries.sessions_of(person), "current": request.session.session_key,
        "hand_over": queries.my_hand_over(person),
    }  # fmt: skip
    return render(request, "people/settings.html", context, status=422 if form.is_bound else 200)
