"""What stays behind on a computer that colleagues share: nothing of who was signed in (decision 17)."""

from django.test import Client, override_settings

from omarm.core.testing.browsing import HtmxClient, signed_in
from omarm.core.testing.cast import PASSWORD, CastTestCase

NOTHING_KEPT = "private, no-store"


class PrivateAnswerTests(CastTestCase):
    def kept(self, browser, address):
        return browser.get(address).headers.get("Cache-Control", "")

    def test_pages_fragments_refusals_and_data_of_who_is_signed_in_are_not_kept(self):
        for browser in (self.as_person(self.ada), signed_in(HtmxClient(), self.ada)):
            for address in (
                "/",
                "/groups/",
                "/people/?q=bo",
                "/notifications/count/",
                "/posts/999999/",
                "/admin/people/",
            ):
                self.assertEqual(self.kept(browser, address), NOTHING_KEPT, address)

    def test_what_a_view_said_itself_stands(self):
        browser = self.as_person(self.ada)
        self.assertIn("immutable", self.kept(browser, "/theme.css"))

    @override_settings(WHITENOISE_AUTOREFRESH=True, WHITENOISE_USE_FINDERS=True)
    def test_what_is_the_same_for_everybody_may_be_kept(self):
        for browser in (Client(), self.as_person(self.ada)):
            answer = browser.get("/static/favicon.svg")
            self.assertEqual(answer.status_code, 200)
            self.assertNotIn("no-store", answer.headers.get("Cache-Control", ""))

    def test_a_page_at_the_door_tells_nothing_of_anybody(self):
        answer = Client().get("/sign-in/code/")
        self.assertEqual((answer.status_code, answer.headers.get("Cache-Control")), (200, None))

    def test_coming_in_is_not_kept_and_leaving_drops_what_was(self):
        browser = Client()
        answer = browser.post("/sign-in/", {"login": "ada", "password": PASSWORD})
        self.assertIn("no-store", answer.headers["Cache-Control"])
        self.assertNotIn("Clear-Site-Data", browser.get("/sign-out/").headers)
        answer = browser.post("/sign-out/")
        self.assertEqual(answer.headers["Clear-Site-Data"], '"cache"')
        self.assertIn("no-store", answer.headers["Cache-Control"])
