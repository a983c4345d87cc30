"""A simulated week of a contact centre."""

from django.test import TestCase

from omarm.demo.bench.errors import BenchError
from omarm.demo.bench.questions_week import measure_week, table_of_week
from omarm.demo.seed.commands import silent
from omarm.people.commands import found_organisation
from omarm.people.models import Person
from omarm.people.queries import forget_organisation

ENOUGH = 0.95


class WeekTests(TestCase):
    def setUp(self):
        forget_organisation()
        self.addCleanup(forget_organisation)

    def test_nothing_is_nobodys_and_nearly_all_is_answered_or_passed_on_in_time(self):
        told = measure_week(progress=silent)
        print(f"\n{table_of_week(told)}")  # noqa: T201 (the figures are what one runs it for)
        self.assertGreaterEqual(told["asked"], 300)
        self.assertGreaterEqual(told["kept"] / told["asked"], ENOUGH)
        self.assertEqual((told["ownerless"], told["above_maximum"], told["asked_while_away"]), (0, 0, 0))
        self.assertGreater(told["answered_in_time"] / told["asked"], 0.5)  # the clock helps to answer, not to pass on
        self.assertGreater(min(told["turns"].values()), 30)  # every stage had its share
        self.assertFalse(Person.objects.exists())

    def test_an_organisation_is_left_alone(self):
        found_organisation(name="Gemeente Proefstad")
        with self.assertRaises(BenchError):
            measure_week(asked=1, progress=silent)
