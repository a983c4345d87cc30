"""The way back to the desk, on the pages where an act of it is done."""

import time

from omarm.desk.views.today import TAKEN_UP

MOST_SECONDS = 30 * 60


class DeskMiddleware:
    """Who took something up from the desk finds the way back on every page, until they are there again or half an hour later."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        since = request.session.get(TAKEN_UP)
        if since and time.time() - since < MOST_SECONDS and request.user.is_authenticated:
            request.user.is_from_desk = True
        return self.get_response(request)
