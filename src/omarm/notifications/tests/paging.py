"""Pages in tests: Bo looks, and Ada names him."""

from omarm.core.testing.browsing import HtmxClient, signed_in
from omarm.notifications.models import Notification
from omarm.notifications.tests.telling import TellingTestCase
from omarm.stream.tests.writing import write

PAGE_OF = "/notifications/"


class PageTestCase(TellingTestCase):
    def setUp(self):
        super().setUp()
        self.browser = self.as_person(self.bo)
        self.browser.get("/settings/")

    def name_bo(self, body="Dag @bo", **told):
        """Write a post that names Bo. Returns the Notification."""
        post = write(self.ada, body, **told)
        self.deliver()
        return Notification.objects.get(post=post, person=self.bo)

    def htmx(self, person):
        return signed_in(HtmxClient(), person)
