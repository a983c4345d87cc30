"""The ways to write: which one is chosen, in the composer and above it."""

from omarm.core.testing.browsing import HtmxClient, signed_in
from omarm.stream.kinds import all_writings
from omarm.stream.tests.writing import StreamTestCase


class ChosenWritingTests(StreamTestCase):
    def setUp(self):
        super().setUp()
        self.browser = self.as_person(self.ada)
        self.htmx = signed_in(HtmxClient(), self.ada)

    def label(self, code):
        return next(str(writing.label) for writing in all_writings() if writing.code == code)

    def test_the_chosen_writing_is_named_and_first(self):
        for code in ("celebration", "praise", "report"):
            page = self.browser.get(f"/posts/new/?writing={code}")
            self.assertEqual(page.context["form"].writings[0].code, code)
            for tag in ("title", "h1"):
                self.assertRegex(page.content.decode(), f"<{tag}[^>]*>[^<]*: {self.label(code)}")
        page = self.browser.get("/posts/new/")
        self.assertTrue(page.context["form"].writings[0].everyday)
        self.assertRegex(page.content.decode(), '<h1 id="new-post">[^<:]*</h1>')

    def test_another_writing_renames_the_page_of_the_composer_and_no_other(self):
        for here, named in (("/posts/new/", True), ("/posts/new/?writing=praise", True), ("/", False)):
            told = {"HX-Current-URL": f"http://testserver{here}"}
            answer = self.htmx.post("/posts/new/?writing=report", {"body": "Hallo"}, headers=told)
            self.assertContains(answer, "Hallo")
            for part in ("<title>", 'id="new-post" hx-swap-oob="true"'):
                (self.assertContains if named else self.assertNotContains)(answer, part)
