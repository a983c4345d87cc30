"""A guest past the last day, on every address of the product, with a session that was still open."""

import re
from datetime import timedelta

from django.urls import URLPattern, get_resolver
from django.utils import timezone

from omarm.core.testing.browsing import HtmxClient, signed_in
from omarm.core.testing.cast import CastTestCase
from omarm.people.models import Person
from omarm.stream.commands import Draft, Place
from omarm.updates.commands import publish_update

SECRET = "een zin die een gast las"
SHAPES = {"uuid": "12345678-1234-5678-1234-567812345678"}


class EndedGuestTests(CastTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.post = publish_update(actor=cls.ada, draft=Draft(body=SECRET, place=Place(group=cls.open)))

    def test_no_address_opens(self):
        browsers = [self.as_person(self.gus), signed_in(HtmxClient(), self.gus)]
        self.assertContains(browsers[0].get(f"/posts/{self.post.pk}/"), SECRET)
        Person.objects.filter(pk=self.gus.pk).update(ends_on=timezone.localdate() - timedelta(days=1))
        tried = 0
        for name, address, is_public in self.addresses():
            for browser in browsers:
                for answer in (browser.get(address), browser.post(address, {"body": "x", "to": "bo", "q": "a"})):
                    with self.subTest(name=name, address=address):
                        tried += 1
                        self.assert_nothing_shown(answer, is_public=is_public)
        self.assertGreater(tried, 400)

    def assert_nothing_shown(self, answer, *, is_public):
        text = b"".join(answer) if answer.streaming else answer.content
        self.assertNotIn(SECRET, text.decode(errors="replace"))
        self.assertNotIn(self.open.name, text.decode(errors="replace"))
        if not is_public:
            self.assertEqual(answer.status_code, 403)
            self.assertIn("/sign-in/", text.decode())

    def addresses(self):
        numbers = {"posts": self.post.pk, "groups": self.open.pk}
        for name, pattern, path in _views():
            number = str(numbers.get(path.split("/")[0], 1))
            address = "/" + re.sub(
                r"<(?:(\w+):)?\w+>", lambda found, n=number: {"int": n, **SHAPES}.get(found[1], self.open.slug), path
            )
            is_public = getattr(pattern.callback, "login_required", True) is False
            if not path.startswith("^"):
                yield name, address, is_public


def _views(patterns=None, before=""):
    """Yield (name, pattern, path) of every address, also those to come."""
    for entry in get_resolver().url_patterns if patterns is None else patterns:
        path = before + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield entry.name, entry, path
        else:
            yield from _views(entry.url_patterns, path)
