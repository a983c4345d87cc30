"""Addresses of ours in full: for mail, where there is no page to stand on."""

from django.conf import settings

_HERE = {"127.0.0.1", "localhost", "[::1]", "*"}


def in_full(path):
    """Return an address of ours in full, from the first origin or host that this installation is told of."""
    origin = next(iter(settings.CSRF_TRUSTED_ORIGINS), "")
    if not origin or "*" in origin:
        names = [name for name in settings.ALLOWED_HOSTS if name not in _HERE and not name.startswith(".")]
        origin = f"http{'s' if settings.HTTPS else ''}://{(names or ['localhost'])[0]}"
    return f"{origin.rstrip('/')}{path}"
