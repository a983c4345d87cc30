import ast
from pathlib import Path

from django.urls import reverse

from omarm.audit.commands import note_act
from omarm.audit.wording import ACTS, about_in_words, act_in_words, actor_in_words
from omarm.core.testing.cast import CastTestCase
from omarm.people.commands import change_roles
from omarm.stewardship.lessons import LESSONS

SOURCES = Path(__file__).parents[2]
NOTERS = {"note_act", "_note", "_set_gone"}  # the latter two hand on to the first


def acts_noted():
    """Return the acts that the code notes, read from its source."""
    files = (path for path in SOURCES.rglob("*.py") if not {"tests", "migrations"} & {*path.parts})
    trees = (ast.parse(text) for path in files if "note_act" in (text := path.read_text()))
    calls = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call))
    found = set()
    for call in calls:
        if getattr(call.func, "id", "") in NOTERS:
            said = [*call.args, *(word.value for word in call.keywords if word.arg == "act")]
            told = [node.value for one in said for node in ast.walk(one) if isinstance(node, ast.Constant)]
            found |= {text for text in told if isinstance(text, str) and "." in text}
    return found


class WordingTests(CastTestCase):
    def test_every_act_that_is_noted_has_words_and_no_other(self):
        noted = acts_noted()
        self.assertGreater(len(noted), 80)
        self.assertEqual(noted, {*ACTS})

    def test_a_code_is_told_by_its_name_and_what_nobody_knows_as_it_was_noted(self):
        for act, target in (
            ("preset.applied", "formal"), ("preset.undone", "by hand"), ("function.switched", "compliments"),
            ("launch.opened", "everybody"), ("launch.said", "why"), ("course.lesson_changed", LESSONS[0].code),
            ("culture_scan.closed", "2026-12-01 – 2026-12-15"),
        ):  # fmt: skip
            with self.subTest(act=act):
                event = note_act(actor=self.mo, act=act, target=target)
                self.assertNotEqual(act_in_words(event), act)
                self.assertNotEqual(str(about_in_words(event)), target)
                gone = note_act(actor=self.mo, act=act, target="gone-by-now")
                self.assertTrue(str(about_in_words(gone)))

    def test_the_clock_is_no_word_of_the_program(self):
        event = note_act(actor=None, by="clock", act="moderation.passed_on", target="#1")
        self.assertNotEqual(str(actor_in_words(event)), "clock")
        event.actor, event.actor_name = self.mo, "clock"
        self.assertEqual(actor_in_words(event), "clock")

    def test_the_works_council_reads_no_code(self):
        note_act(actor=self.mo, act="preset.applied", target="formal", department="Ruimte")
        change_roles(actor=None, person=self.bo, codes=["works_council"])
        self.client.force_login(self.bo)
        page = self.client.get(reverse("people:audit"))
        self.assertContains(page, "Ruimte")
        self.assertNotContains(page, "preset.applied")
