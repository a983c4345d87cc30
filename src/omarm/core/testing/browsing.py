"""Browsers for tests: one in which somebody is signed in, one that speaks as htmx does."""

from django.conf import settings
from django.test import Client

# Addresses that lead to another house, however a browser may read them.
FOREIGN = [
    "https://evil.example/", "//evil.example/", "///evil.example", "/\\evil.example", "\\\\evil.example", "http:///evil.example",
    "javascript:alert(1)", "data:text/html,x", "https:evil.example", "http://testserver@evil.example/",
    "http://testserver.evil.example/", "\x01//evil.example", " //evil.example", "ftp://testserver/",
]  # fmt: skip


class HtmxClient(Client):
    """A browser whose every request is one of htmx."""

    def __init__(self, **options):
        super().__init__(headers={"HX-Request": "true"} | options.pop("headers", {}), **options)


def signed_in(client, person):
    """Sign the person in, in this browser. Returns the browser."""
    client.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client
