"""Addresses of ours: in full, for mail, where there is no page to stand on; and the page that one lies under."""

import inspect

from django.conf import settings
from django.urls import Resolver404, resolve

_HERE = {"127.0.0.1", "localhost", "[::1]", "*"}


def in_full(path):
    """Return an address of ours in full, from the first origin or host that this installation is told of."""
    origin = next(iter(settings.CSRF_TRUSTED_ORIGINS), "")
    if not origin or "*" in origin:
        names = [name for name in settings.ALLOWED_HOSTS if name not in _HERE and not name.startswith(".")]
        origin = f"http{'s' if settings.HTTPS else ''}://{(names or ['localhost'])[0]}"
    return f"{origin.rstrip('/')}{path}"


def page_above(path):
    """Return the nearest address above this one that can be opened as a page; "/" where there is none."""
    above = path.rstrip("/")
    while "/" in above:
        above = above.rsplit("/", 1)[0]
        if _opens(f"{above}/"):
            return f"{above}/"
    return "/"


def _opens(path):
    try:
        view = resolve(path).func
    except Resolver404:
        return False
    # Django's require_http_methods tells what it allows nowhere but in what it closes over.
    while inspect.isfunction(view):
        allowed = inspect.getclosurevars(view).nonlocals.get("request_method_list")
        if allowed is not None:
            return "GET" in allowed
        view = getattr(view, "__wrapped__", None)
    return True
