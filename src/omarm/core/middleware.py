"""Turns what a command refuses into words at the place where it was asked."""

from django.contrib import messages

from omarm.core import http
from omarm.core.errors import DomainError


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
