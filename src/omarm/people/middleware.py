"""Who is asking: their language, and what happens when nobody is signed in."""

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.utils import translation

from omarm.people.queries import ended_person, language_of
from omarm.people.views import resuming, sessions


class PersonLanguageMiddleware:
    """Speaks the language that the person chose, else the device's for strangers, else the organisation's."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        language = _language_of(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


class SignInMiddleware(LoginRequiredMiddleware):
    """Every page needs a person unless its view says otherwise. What was typed outlives the session.

    Whose last day has been hears that on every address; what they sent goes nowhere.
    """

    def handle_no_permission(self, request, view_func):
        if ended := ended_person(request.session.get(SESSION_KEY)):
            return sessions.ended(request, ended)
        if request.method == "POST":
            return resuming.sign_in_to_resume(request)
        if request.htmx:
            return resuming.sign_in_whole_page(request)
        return super().handle_no_permission(request, view_func)


def _language_of(request):
    chosen = "" if request.user.is_authenticated else request.COOKIES.get("language", "")
    return chosen if chosen in dict(settings.LANGUAGES) else language_of(request.user)
