from django.test import TestCase

from omarm.core.testing.cast import make_person
from omarm.demo.bench.desk import measure_desk, table_of_desk
from omarm.demo.bench.errors import BenchError
from omarm.demo.seed.commands import silent
from omarm.groups.models import Group


class DeskBenchTests(TestCase):
    def test_it_makes_a_house_measures_it_and_takes_it_back(self):
        told = measure_desk(groups=20, posts=1000, people=100, progress=silent)
        self.assertGreater(told["items"], 0)
        self.assertIn("the page today", table_of_desk(told))
        self.assertFalse(Group.objects.exists())

    def test_it_leaves_an_organisation_alone(self):
        make_person("ada")
        with self.assertRaises(BenchError):
            measure_desk(groups=20, posts=1000, people=100, progress=silent)
