"""What stands between every address and its view: no address of nonsense, refusals in words, nothing left behind."""

import logging
import time
from http import HTTPStatus

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.db import DataError
from django.http import Http404
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.defaults import bad_request

from omarm.core import http
from omarm.core.addresses import page_above
from omarm.core.errors import DomainError
from omarm.core.locking import gone

log = logging.getLogger(__name__)


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


class MomentMiddleware:
    """Tells a page of which moment it is: when its request began, in milliseconds since the epoch. From then on it listens.

    In a header that scripts can read (Server-Timing), so that the same page stays the same to the byte.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        began = int(time.time() * 1000)
        response = self.get_response(request)
        if response.headers.get("Content-Type", "").startswith("text/html"):
            response.headers["Server-Timing"] = f'made;desc="{began}"'
        return response


class PlainAddressMiddleware:
    """An address with a NUL leads nowhere: no text in the database has one, and PostgreSQL refuses to look.

    A form says so itself; what a view looks up by a sent word is a bad request.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if "\x00" in request.path_info or "%00" in request.META["QUERY_STRING"]:
            raise Http404
        return self.get_response(request)

    def process_exception(self, request, exception):
        sent = (value for values in request.POST.lists() for value in values[1])
        if isinstance(exception, DataError) and any("\x00" in value for value in sent):
            return bad_request(request, exception)
        return None


class FormOnlyMiddleware:
    """An address that only takes a form says so to who opens it as a page, and leads to the page that it lies under.

    One comes there by hand, or by signing in again on the way. What is no page (htmx, data) keeps the bare refusal.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED or request.method not in {"GET", "HEAD"}:
            return response
        if _opens_a_page(request):
            allowed = response.headers["Allow"]
            response = render(request, "405.html", {"above": page_above(request.path_info)}, status=405)
            response.headers["Allow"] = allowed
        patch_vary_headers(response, ["Accept", "HX-Request"])
        return response


class DomainErrorMiddleware:
    """A DomainError that no view caught becomes a message: a toast for htmx, else on the page one came from.

    So does what went away between the moment at which a view found it and that at which its command locked it.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if isinstance(exception, ObjectDoesNotExist) and request.method == "POST":
            log.warning("Gone while it was acted on: %s", request.path, exc_info=exception)
            exception = gone()
        if not isinstance(exception, DomainError):
            return None
        if request.htmx:
            return http.toast(request, exception.message, status=422)
        messages.error(request, exception.message)
        return http.back(request)


def _opens_a_page(request):
    """Return whether a browser goes to this address: it asks for HTML by name, where scripts and machines take anything."""
    return not request.htmx and "text/html" in request.headers.get("Accept", "")
