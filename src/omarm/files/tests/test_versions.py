"""A file with many versions: twenty on a page."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from omarm.core.pagination import PAGE
from omarm.files import commands
from omarm.files.models import Document, Version
from omarm.files.queries import versions_of
from omarm.files.tests.keeping import FilePagesTestCase, sent


class ManyVersionsTests(FilePagesTestCase):
    def setUp(self):
        super().setUp()
        self.document = self.kept()
        commands.add_version(actor=self.ada, document=self.document, file=sent(data=b"%PDF-1.7\ntwee"))

    def back_and_forth(self, number):
        """Bring the document to this number of versions."""
        first = Version.objects.get(document=self.document, number=1)
        while Document.objects.get(pk=self.document.pk).version_count < number:
            commands.restore_version(actor=self.ada, version=first)

    def page(self, query="", **told):
        return self.as_person(self.bo).get(f"{self.document.get_absolute_url()}{query}", **told)

    def numbers(self, page):
        return [version.number for version in page.context["versions"]]

    def test_pages_of_twenty_hold_each_version_once(self):
        self.back_and_forth(PAGE + 5)
        first = self.page()
        second = self.page(f"?after={first.context['versions'].after}")
        self.assertEqual(self.numbers(first) + self.numbers(second), list(range(PAGE + 5, 0, -1)))
        self.assertEqual((len(self.numbers(first)), second.context["versions"].after), (PAGE, ""))
        self.assertContains(first, "?after=6")

    def test_a_later_page_still_tells_which_one_counts(self):
        self.back_and_forth(PAGE + 5)
        self.assertEqual(self.page("?after=6").context["current"].number, PAGE + 5)
        self.assertEqual(self.page("?after=0").context["current"].number, PAGE + 5)

    def test_htmx_gets_the_older_ones_alone(self):
        self.back_and_forth(PAGE + 5)
        answer = self.page("?after=6", headers={"HX-Request": "true"})
        self.assertContains(answer, "versions/5/download/")
        self.assertNotContains(answer, "<html")
        self.assertNotContains(answer, "new-version")

    def test_twenty_have_no_second_page_and_nonsense_is_the_first(self):
        self.back_and_forth(PAGE)
        for after in ("", "x", "-1", "9" * 40):
            page = versions_of(self.document, after=after)
            self.assertEqual((len(page), page.after), (PAGE, ""), after)

    def test_a_page_costs_the_same_for_many(self):
        self.page()
        with CaptureQueriesContext(connection) as few:
            self.page()
        self.back_and_forth(17)
        with CaptureQueriesContext(connection) as many:
            self.page()
        self.assertEqual(len(many), len(few))
