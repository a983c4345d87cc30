"""Every source of the desk has its act walked in the browser journey of a Monday morning."""

import ast
from pathlib import Path

from django.test import SimpleTestCase

from omarm.core.prepared import all_sources

JOURNEY = Path(__file__).parents[4] / "tests" / "journeys" / "test_monday.py"


class WalkedTests(SimpleTestCase):
    def test_every_source_stands_in_the_journey_and_nothing_else_does(self):
        walked = {code for name in ("ACTS", "TICKED") for code in keys_of(name)}
        self.assertEqual(walked, {source.code for source in all_sources()})

    def test_none_stands_there_twice(self):
        self.assertEqual(set(keys_of("ACTS")) & set(keys_of("TICKED")), set())


def keys_of(name):
    """Return the keys of a dictionary that is written out at the top of the journey."""
    for line in ast.parse(JOURNEY.read_text(encoding="utf-8")).body:
        if isinstance(line, ast.Assign) and ast.unparse(line.targets[0]) == name:
            return [key.value for key in line.value.keys]
    raise KeyError(name)
