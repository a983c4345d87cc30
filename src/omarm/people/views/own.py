"""What is one's own: profile, photo, language, light or dark, signed-in devices."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from omarm.core.errors import DomainError
from omarm.people import commands, queries
from omarm.people.forms import PhotoForm, PreferencesForm, ProfileForm


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


def profile(request):
    """What colleagues read about you."""
    person = request.user
    form = ProfileForm(request.POST or None, initial=_told_by(person))
    if form.is_valid():
        commands.change_profile(actor=person, person=person, **form.cleaned_data)
        messages.success(request, _("Your profile is up to date."))
        return redirect(person)
    context = {"form": form, "photo_form": PhotoForm()}
    return render(request, "people/edit_profile.html", context, status=422 if form.is_bound else 200)


@require_POST
def photo(request):
    """Another photo."""
    person, form = request.user, PhotoForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            commands.change_photo(actor=person, person=person, file=form.cleaned_data["photo"])
            return redirect("people:edit-profile")
        except DomainError as error:
            form.add_error("photo", error.message)
    context = {"form": ProfileForm(initial=_told_by(person)), "photo_form": form}
    return render(request, "people/edit_profile.html", context, status=422)


@require_POST
def remove_photo(request):
    """No photo: initials on a colour."""
    commands.change_photo(actor=request.user, person=request.user, file=None)
    return redirect("people:edit-profile")


def _told_by(person):
    return {name: getattr(person, name) for name in ProfileForm.base_fields}
