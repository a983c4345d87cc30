"""What stands between an address and a function that is off; and looking as somebody of another audience."""

from omarm.core import http
from omarm.core.functions import ComesLaterError, off_at
from omarm.staging.queries import may_switch
from omarm.staging.views import later, looking


class StagingMiddleware:
    """A page of a function that is off says that it comes later. What was typed on one that was open still stands there.

    One's own draft can always be read. What the composer sends is answered by the composer, in the form itself.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if looking.KEPT in request.session and request.user.is_authenticated and may_switch(request.user):
            request.user.looks_as = looking.looks_as(request)
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        address = request.resolver_match.view_name
        function = off_at(address, request.user)
        if function is None or (
            address in function.composers and ("draft" in request.GET or "writing" in request.POST)
        ):
            return None
        return _answer(request, function)

    def process_exception(self, request, exception):
        return _answer(request, exception.function) if isinstance(exception, ComesLaterError) else None


def _answer(request, function):
    if request.htmx and not request.htmx.boosted:
        return http.toast(request, later.told(function), status=422)
    return later.closed(request, function)
