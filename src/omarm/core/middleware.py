"""What stands between every address and its view: no address of nonsense, refusals in words, nothing left behind."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404

from omarm.core import http
from omarm.core.errors import DomainError


class PrivateAnswerMiddleware:
    """No browser or proxy keeps what somebody signed in was shown, unless the view says otherwise (decision 17).

    A session's cookie, coming or going, says that somebody is or was signed in: asking who would cost a question.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        name = settings.SESSION_COOKIE_NAME
        if name in request.COOKIES or name in response.cookies:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response


class PlainAddressMiddleware:
    """An address with a NUL leads nowhere: no text in the database has one, and PostgreSQL refuses to look."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if "\x00" in request.path_info or "%00" in request.META["QUERY_STRING"]:
            raise Http404
        return self.get_response(request)


class DomainErrorMiddleware:
    """A DomainError that no view caught becomes a message: a toast for htmx, else on the page one came from."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, DomainError):
            return None
        if request.htmx:
            return http.toast(request, exception.message, status=422)
        messages.error(request, exception.message)
        return http.back(request)
