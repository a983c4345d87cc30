"""The pages of Beheer and Adoption stand under heads: few enough to be taken in at a glance."""

import re

from omarm.core import navigation
from omarm.core.testing.cast import CastTestCase

TAB = re.compile(r'<a class="tabs__link" href="([^"]+)"( aria-current="page")?')
MOST_HEADS = 6


class SectionTests(CastTestCase):
    def tabs(self, person, address):
        """Return the heads, and the pages under one where there are; what a page shows of its own stays out."""
        heads, *others = re.findall(
            r'<nav class="tabs.*?</nav>', self.as_person(person).get(address).content.decode(), re.S
        )
        return [TAB.findall(row) for row in (heads, *(row for row in others if "tabs--under" in row))]

    def test_every_page_stands_under_a_head_and_there_are_few(self):
        for place, sections in navigation.SECTIONS.items():
            self.assertLessEqual(len(sections), MOST_HEADS)
            for entry in navigation.entries_for(self.mo, place):
                self.assertIn(entry.section, sections, entry.code)

    def test_every_page_of_administration_marks_its_head_and_itself(self):
        entries = navigation.entries_for(self.mo, "administration")
        for entry in entries:
            with self.subTest(entry.code):
                heads, *under = self.tabs(self.mo, entry.url)
                beside = [other.url for other in entries if other.section == entry.section]
                self.assertEqual([url for url, is_here in heads if is_here], [beside[0]])
                self.assertEqual(
                    [(url, bool(is_here)) for row in under for url, is_here in row],
                    [(url, url == entry.url) for url in beside] if len(beside) > 1 else [],
                )

    def test_a_page_below_one_marks_that_one(self):
        self.assertIn(("/admin/topics/", ' aria-current="page"'), self.tabs(self.mo, "/admin/topics/new/")[1])
        for row in self.tabs(self.mo, "/admin/hidden-groups/"):
            self.assertEqual([url for url, is_here in row if is_here], [])
