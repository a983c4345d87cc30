"""What stands between every address and its view: no address of nonsense, and refusals in words."""

from django.contrib import messages
from django.http import Http404

from omarm.core import http
from omarm.core.errors import DomainError


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
