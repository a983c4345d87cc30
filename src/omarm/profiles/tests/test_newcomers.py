from datetime import date, timedelta

from django.core.exceptions import PermissionDenied

from omarm.core.testing.cast import CastTestCase
from omarm.people.models import Person
from omarm.profiles import commands
from omarm.profiles.models import Welcome
from omarm.profiles.queries.welcome import anniversaries_for, celebrated_starts, newcomers_for

TODAY = date(2026, 3, 2)


class NewcomersTests(CastTestCase):
    def came(self, person, day, *, agrees=True):
        Person.objects.filter(pk=person.pk).update(employed_since=day)
        if agrees is not None:
            commands.agree_to_welcome(actor=person, as_newcomer=agrees, anniversaries=agrees)

    def test_only_who_agreed_and_came_in_sixty_days(self):
        self.came(self.ada, TODAY - timedelta(days=59))
        self.came(self.bo, TODAY - timedelta(days=60))
        self.came(self.cy, TODAY - timedelta(days=1), agrees=False)
        self.came(self.mo, TODAY - timedelta(days=1), agrees=None)
        self.assertEqual(newcomers_for(self.cy, TODAY), [self.ada])
        self.came(self.bo, TODAY)
        self.assertEqual(newcomers_for(self.cy, TODAY), [self.bo, self.ada])
        self.came(self.bo, TODAY + timedelta(days=1))
        self.assertEqual(newcomers_for(self.cy, TODAY), [self.ada])
        self.assertEqual(newcomers_for(self.gus, TODAY), [])

    def test_anniversaries_of_the_next_fortnight_of_who_agreed(self):
        self.came(self.ada, date(2001, 3, 16))
        self.came(self.bo, date(2013, 9, 5))
        self.came(self.cy, date(2016, 3, 2), agrees=False)
        self.came(self.mo, date(2023, 3, 2))
        told = [(one.person, one.on, one.years) for one in anniversaries_for(self.cy, TODAY)]
        self.assertEqual(told, [(self.bo, date(2026, 3, 5), 12.5), (self.ada, date(2026, 3, 16), 25)])
        self.assertEqual([one.person for one in anniversaries_for(self.cy, TODAY + timedelta(days=4))], [self.ada])
        self.assertEqual(anniversaries_for(self.gus, TODAY), [])

    def test_days_that_the_month_does_not_have_are_on_its_last(self):
        due = celebrated_starts(date(2026, 2, 20))
        self.assertEqual(due[date(2016, 2, 29)], (date(2026, 2, 28), 120))
        self.assertEqual(due[date(2013, 8, 31)], (date(2026, 2, 28), 150))
        self.assertEqual(due[date(2016, 3, 1)], (date(2026, 3, 1), 120))
        self.assertNotIn(date(2023, 2, 28), celebrated_starts(date(2028, 2, 29)))
        self.assertEqual(celebrated_starts(date(2028, 2, 28))[date(2023, 2, 28)], (date(2028, 2, 28), 60))

    def test_a_no_is_kept_and_asked_once(self):
        Person.objects.filter(pk=self.ada.pk).update(employed_since=TODAY)
        browser = self.as_person(self.ada)
        self.assertContains(browser.get("/people/new/"), "/settings/my-work/#welcome")
        self.assertContains(browser.get("/people/ada/"), "/settings/my-work/#welcome")
        self.assertNotContains(self.as_person(self.cy).get("/people/ada/"), "/settings/my-work/#welcome")
        self.assertRedirects(browser.post("/settings/my-work/welcome/", {}), "/settings/my-work/")
        self.assertNotContains(browser.get("/people/ada/"), "/settings/my-work/#welcome")
        welcome = Welcome.objects.get()
        self.assertFalse(welcome.as_newcomer or welcome.anniversaries)

    def test_a_guest_is_not_asked(self):
        with self.assertRaises(PermissionDenied):
            commands.agree_to_welcome(actor=self.gus, as_newcomer=True, anniversaries=True)
        self.assertEqual(self.as_person(self.gus).get("/people/new/").status_code, 404)
