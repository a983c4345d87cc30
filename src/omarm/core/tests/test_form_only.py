"""An address that only takes a form, opened as a page: it says so and leads back."""

import pytest
from django.test import Client

from omarm.core.addresses import page_above
from omarm.core.testing.browsing import HtmxClient, signed_in
from omarm.core.testing.cast import CastTestCase

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
KEY = "9b2c1f0e-0d5c-4a52-8d0f-3c6f0f6f9f11"


@pytest.mark.parametrize(
    ("address", "above"),
    [
        ("/adoption/pilots/3/limit/", "/adoption/pilots/3/"),
        (f"/drafts/{KEY}/delete/", "/drafts/"),  # a draft itself takes a form only as well
        ("/posts/7/follow/delete/", "/posts/7/"),
        ("/uploads/photo/3/delete/", "/"),
        ("/posts/", "/"),
        ("/", "/"),
    ],
)
def test_the_page_above_is_the_nearest_that_opens(address, above):
    assert page_above(address) == above


class FormOnlyTests(CastTestCase):
    def test_a_browser_reads_what_it_is_and_goes_back_from_there(self):
        for language in ("nl", "en"):
            self.cy.language = language
            self.cy.save(update_fields=["language"])
            answer = self.as_person(self.cy).get("/course/decline/", headers=BROWSER)
            self.assertEqual((answer.status_code, answer.headers["Allow"]), (405, "POST"))
            self.assertTemplateUsed(answer, "405.html")
            self.assertContains(answer, 'href="/course/"', status_code=405)
            self.assertContains(answer, f'lang="{language}"', status_code=405)

    def test_who_signs_in_on_the_way_comes_to_it_too(self):
        self.assertRedirects(Client().get("/course/decline/", headers=BROWSER), "/sign-in/?next=/course/decline/")
        self.assertTemplateUsed(Client().get("/language/", headers=BROWSER), "405.html")

    def test_htmx_data_and_forms_sent_elsewhere_keep_the_bare_refusal(self):
        asked = (
            signed_in(HtmxClient(), self.cy).get("/course/decline/", headers=BROWSER),
            self.as_person(self.cy).get("/course/decline/", headers={"Accept": "application/json"}),
            self.as_person(self.cy).get("/course/decline/", headers={"Accept": "*/*"}),
            self.as_person(self.cy).get("/course/decline/"),
            self.as_person(self.cy).post("/notifications/count/", headers=BROWSER),
        )
        for answer in asked:
            self.assertEqual((answer.status_code, answer.content), (405, b""))
            self.assertTrue(answer.headers["Allow"])
        for answer in asked[:4]:
            self.assertIn("HX-Request", answer.headers["Vary"])
