from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from omarm.core.testing.cast import CastTestCase
from omarm.groups.models import Membership
from omarm.people.models import Person

FEW, MANY = 60, 20_000
PAGES = ("", "about/", "members/", "members/?q=lid", "invitations/?q=mulder")


class LargeTests(CastTestCase):
    def fill(self, first, last):
        people = Person.objects.bulk_create(
            (
                Person(
                    username=f"lid{number:05}", name=f"Lid {number:05}", sort_key=f"lid{number:05}",
                    department=self.team,
                )
                for number in range(first, last)
            ), batch_size=2000,
        )  # fmt: skip
        Membership.objects.bulk_create(
            (Membership(group=self.open, person=person, joined_at=timezone.now()) for person in people),
            batch_size=5000,
        )

    def measured(self, browser):
        """Return {page: (how many queries, how many bytes)}; each is opened once before."""
        found = {}
        for page in PAGES:
            address = f"/groups/{self.open.slug}/{page}"
            browser.get(address)
            with CaptureQueriesContext(connection) as queries:
                answer = browser.get(address)
            self.assertEqual(answer.status_code, 200, page)
            found[page] = len(queries), len(answer.content)
        return found

    def test_a_page_of_a_group_with_twenty_thousand_members_is_that_of_one_with_sixty(self):
        browser = self.as_person(self.ada)
        self.fill(0, FEW)
        few = self.measured(browser)
        self.fill(FEW, MANY)
        many = self.measured(browser)
        for page in PAGES:
            self.assertEqual(many[page][0], few[page][0], page)
            self.assertLess(abs(many[page][1] - few[page][1]), 1000, page)
        self.assertLess(many["members/"][1], 120_000)
