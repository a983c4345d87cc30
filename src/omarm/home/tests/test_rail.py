from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from omarm.core.testing.cast import CastTestCase, make_person
from omarm.home.queries import MOST_WELCOMED
from omarm.people.models import Person
from omarm.profiles.commands import agree_to_welcome

RAIL, ALL = "/home/rail/", "/people/new/"


class WelcomedTests(CastTestCase):
    """Who is new and who celebrates, at the side of home."""

    def came(self, person, days_ago, *, agrees=True):
        day = timezone.localdate() - timedelta(days=days_ago)
        Person.objects.filter(pk=person.pk).update(employed_since=day)
        agree_to_welcome(actor=person, as_newcomer=agrees, anniversaries=agrees)

    def test_nobody_is_named_who_did_not_agree_and_then_nothing_stands_there(self):
        self.came(self.ada, 2, agrees=False)
        page = self.as_person(self.bo).get(RAIL)
        self.assertNotContains(page, self.ada.name)
        self.assertNotContains(page, ALL)

    def test_who_agreed_is_named_with_a_way_to_all(self):
        self.came(self.ada, 2)
        page = self.as_person(self.bo).get(RAIL)
        self.assertContains(page, self.ada.name, count=1)
        self.assertContains(page, f'href="{ALL}"', count=1)

    def test_a_guest_sees_nobody(self):
        self.came(self.ada, 2)
        page = self.as_person(self.gus).get(RAIL)
        self.assertNotContains(page, self.ada.name)
        self.assertNotContains(page, ALL)

    def test_at_most_three_and_for_many_it_costs_the_same(self):
        browser = self.as_person(self.bo)
        self.came(self.ada, 3)
        self.came(self.mo, 3)
        browser.get(RAIL)
        with CaptureQueriesContext(connection) as few:
            browser.get(RAIL)
        for number in range(15):
            self.came(make_person(f"nieuw{number}"), 1)
        with self.assertNumQueries(len(few)):
            page = browser.get(RAIL)
        self.assertEqual(page.content.count(b'class="person-line"'), MOST_WELCOMED)
