from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from omarm.core.errors import DomainError
from omarm.planboard import commands
from omarm.planboard.models import Contribution, Thanks
from omarm.planboard.tests.planning import HELPED, HTMX, PlanTestCase


class ContributionTests(PlanTestCase):
    def written(self, helper=None, what="Maakte de foto's van de werf"):
        return commands.write_contribution(actor=self.bo, helper=helper or self.cy, what=what)

    def test_anybody_writes_down_who_helped_and_they_hear_of_it(self):
        with self.records("contribution.written"):
            row = self.written()
        self.assertEqual((row.helper, row.written_by, row.written_on), (self.cy, self.bo, self.today))
        self.assertEqual(self.notices(), {("planboard.helped", self.cy.pk)})

    def test_guests_do_not_and_nobody_is_said_to_help_who_is_not_here(self):
        with self.assertRaises(PermissionDenied):
            commands.write_contribution(actor=self.gus, helper=self.cy, what="Iets")
        for helper, what in ((self.gus, "Iets"), (self.cy, "  ")):
            with self.assertRaises(DomainError):
                self.written(helper, what)

    def test_thanks_are_said_once_and_taken_back(self):
        row = self.written()
        with self.records("contribution.thanked"):
            commands.thank(actor=self.ada, contribution=row)
            commands.thank(actor=self.ada, contribution=row)
        self.assertIn(("planboard.thanked", self.cy.pk), self.notices())
        commands.take_back_thanks(actor=self.ada, contribution=row)
        self.assertFalse(Thanks.objects.exists())
        with self.assertRaises(DomainError):
            commands.thank(actor=self.cy, contribution=row)
        with self.assertRaises(PermissionDenied):
            commands.thank(actor=self.gus, contribution=row)

    def test_who_helped_takes_their_name_off_and_others_leave_it(self):
        row = self.written()
        with self.assertRaises(PermissionDenied):
            commands.remove_contribution(actor=self.ada, contribution=row)
        with self.records("contribution.removed"):
            commands.remove_contribution(actor=self.cy, contribution=row)
        for person in (self.bo, self.kim):
            commands.remove_contribution(actor=person, contribution=self.written())
        self.assertFalse(Contribution.objects.exists())

    def test_the_page_stores_refuses_and_is_not_for_guests(self):
        browser = self.as_person(self.bo)
        self.assertRedirects(browser.post(HELPED, {"helper": [self.cy.pk], "what": "Hielp"}), HELPED)
        row = Contribution.objects.get()
        page = browser.post(HELPED, {"what": "Blijft staan"})
        self.assertContains(page, 'value="Blijft staan"', status_code=422)
        for address in (HELPED, f"{HELPED}{row.pk}/thanks/"):
            self.assertEqual(self.as_person(self.gus).post(address, {}).status_code, 404)
        page = self.as_person(self.ada).post(f"{HELPED}{row.pk}/thanks/", headers=HTMX)
        self.assertTemplateUsed(page, "planboard/_contribution.html")
        self.assertContains(page, self.ada.name)
        self.assertRedirects(self.as_person(self.ada).post(f"{HELPED}{row.pk}/thanks/delete/"), HELPED)
        self.assertEqual(self.as_person(self.ada).post(f"{HELPED}{row.pk}/delete/").status_code, 403)
        self.assertRedirects(browser.post(f"{HELPED}{row.pk}/delete/"), HELPED)

    def test_the_same_queries_for_two_and_for_seventeen(self):
        browser = self.as_person(self.ada)

        def fill(number):
            for one in range(number):
                commands.thank(actor=self.kim, contribution=self.written(what=str(one)))

        fill(2)
        browser.get(HELPED)
        with CaptureQueriesContext(connection) as few:
            browser.get(HELPED)
        fill(17)
        with self.assertNumQueries(len(few.captured_queries)):
            browser.get(HELPED)
