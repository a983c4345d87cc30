"""Measuring search: it counts what it should, and leaves nothing behind."""

from django.test import TestCase

from omarm.demo.bench.errors import BenchError
from omarm.demo.bench.search import documents, measure_search, table_of_search
from omarm.demo.seed.commands import silent
from omarm.people.commands import found_organisation
from omarm.people.models import Organisation
from omarm.people.queries import forget_organisation
from omarm.search.models import Document
from omarm.search.sources import all_sources


class SearchBenchTests(TestCase):
    def setUp(self):
        forget_organisation()
        self.addCleanup(forget_organisation)

    def test_every_kind_of_question_is_asked_and_all_is_taken_back(self):
        told = measure_search(number=3_000, rounds=2, progress=silent)
        self.assertEqual(list(told["sizes"]), [300, 3_000])
        kinds = told["sizes"][3_000]
        self.assertEqual(kinds["absent"]["found"], 0)
        for name in ("rare (20 documents)", "0.1 %", "1 %", "10 %", "30 %", "30 % and rare"):
            self.assertGreater(kinds[name]["found"], 0, name)
            self.assertGreater(kinds[name]["p95_ms"], 0, name)
        self.assertIn("30 % and rare", table_of_search(told))
        self.assertFalse(Document.objects.exists() or Organisation.objects.exists())
        self.assertNotIn(documents.CODE, [one.code for one in all_sources()])

    def test_a_real_organisation_is_left_alone(self):
        found_organisation(name="Gemeente Proefstad")
        with self.assertRaises(BenchError):
            measure_search(number=1_000, rounds=1, progress=silent)
