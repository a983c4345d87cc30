from datetime import date, timedelta

from omarm.core.testing.cast import CastTestCase
from omarm.people.models import Person
from omarm.profiles import commands
from omarm.profiles.queries.welcome import this_week_for

TODAY = date(2026, 3, 2)
MOST = 3


class ThisWeekTests(CastTestCase):
    def came(self, person, day, *, agrees=True):
        Person.objects.filter(pk=person.pk).update(employed_since=day)
        commands.agree_to_welcome(actor=person, as_newcomer=agrees, anniversaries=agrees)

    def told(self, person, most=MOST):
        with self.assertNumQueries(1):
            newcomers, anniversaries = this_week_for(person, most, TODAY)
        return [one.username for one in newcomers], [(one.person.username, one.years) for one in anniversaries]

    def test_who_came_in_seven_days_and_whose_day_is_in_seven(self):
        self.came(self.ada, TODAY)
        self.came(self.bo, TODAY - timedelta(days=6))
        self.came(self.cy, date(2001, 3, 8))
        self.came(self.mo, date(2013, 9, 2))
        self.assertEqual(self.told(self.cy), (["ada", "bo"], [("mo", 12.5), ("cy", 25)]))
        self.assertEqual(self.told(self.cy, most=1), (["ada"], [("mo", 12.5)]))
        self.came(self.bo, TODAY - timedelta(days=7))
        self.came(self.cy, date(2001, 3, 9))
        self.assertEqual(self.told(self.cy), (["ada"], [("mo", 12.5)]))

    def test_only_who_agreed_and_of_what_they_agreed_to(self):
        self.came(self.ada, TODAY, agrees=False)
        self.came(self.bo, date(2001, 3, 2), agrees=False)
        self.came(self.cy, TODAY)
        commands.agree_to_welcome(actor=self.cy, as_newcomer=False, anniversaries=True)
        self.came(self.mo, date(2001, 3, 2))
        commands.agree_to_welcome(actor=self.mo, as_newcomer=True, anniversaries=False)
        self.assertEqual(self.told(self.bo), ([], []))

    def test_a_guest_reads_of_nobody(self):
        self.came(self.ada, TODAY)
        with self.assertNumQueries(0):
            self.assertEqual(this_week_for(self.gus, MOST, TODAY), ([], []))
