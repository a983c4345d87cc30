from datetime import timedelta
from unittest import mock

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from omarm.audit.models import AuditEvent
from omarm.core import functions
from omarm.core.choices import choice_of
from omarm.core.errors import DomainError
from omarm.people.commands import change_conversation
from omarm.people.queries import the_organisation
from omarm.presets.commands import apply_preset, change_settings, undo
from omarm.presets.models import Applied, Kept
from omarm.presets.queries import current_of, departments_of_their_own, preset_of
from omarm.presets.tests.presetting import PresetTestCase
from omarm.staging.commands import When, switch_function
from omarm.staging.queries import forget_plan


class ApplyTests(PresetTestCase):
    def test_it_gives_every_setting_its_value_and_says_who_when_and_why(self):
        with self.records("organisation.changed", "preset.applied"):
            applied = self.apply("knowledge")
        for code, value in preset_of("knowledge").values.items():
            self.assertEqual(self.seen(code), value)
        self.assertTrue(the_organisation().functions_in_bylines)
        self.assertEqual((applied.applied_by, applied.reason, applied.department), (self.coco, "Zo besloten.", None))
        self.assertEqual(applied.changes.get(code="home.prompt").before, "open")
        act = AuditEvent.objects.get(act="preset.applied")
        self.assertEqual((act.target, act.details["changed"]["home.prompt"]), ("knowledge", ["open", "know"]))

    def test_a_department_has_its_own_with_all_below_it(self):
        self.apply("formal")
        self.apply("informal", department=self.department)
        for person, prompt in ((self.cy, "share"), (self.ada, "share"), (self.coco, "inform")):
            self.assertEqual(self.seen("home.prompt", person), prompt, person)
        self.assertFalse(the_organisation().reaction_counts_in_streams)
        self.apply("formal", department=self.team)
        self.assertEqual([self.seen("home.prompt", one) for one in (self.cy, self.ada)], ["share", "inform"])
        self.assertEqual([one.name for one in departments_of_their_own()], [self.department.name, self.team.name])

    def test_a_department_keeps_its_own_when_the_rest_changes(self):
        self.apply("formal", department=self.team)
        self.apply("informal")
        self.assertEqual([self.seen("home.side", one) for one in (self.ada, self.cy)], ["read", "groups"])

    def test_who_does_not_look_after_the_whole_changes_nothing(self):
        applied = self.apply("clan")
        for person in (self.ada, self.wim, self.leo, self.gus):
            with self.assertRaises(PermissionDenied):
                apply_preset(actor=person, code="formal", reason="Ik wil het.")
            with self.assertRaises(PermissionDenied):
                change_settings(actor=person, values={"home.side": "groups"}, reason="Ik wil het.")
            with self.assertRaises(PermissionDenied):
                undo(actor=person, applied=applied)
        self.assertEqual(Applied.objects.count(), 1)

    def test_it_asks_why(self):
        with self.assertRaises(DomainError):
            self.apply("formal", reason="  ")
        self.assertFalse(Kept.objects.exists())

    def test_what_stands_is_the_last_of_each_kind(self):
        self.apply("engagement")
        self.apply("knowledge")
        self.apply("formal")
        found = current_of()
        self.assertEqual([one.preset.code for one in found.values()], ["knowledge", "formal"])
        self.assertEqual(found["form"].still, found["form"].of)
        self.assertLess(found["goal"].still, found["goal"].of)
        self.assertEqual(current_of(self.team), {})


class ByHandTests(PresetTestCase):
    def test_only_what_differs_is_changed(self):
        applied = self.by_hand(home__side="groups", home__since="offered")
        self.assertEqual([row.code for row in applied.changes.all()], ["home.side"])
        self.assertEqual(self.seen("home.side"), "groups")

    def test_what_cannot_be_is_refused(self):
        for told in ({"home__side": "up"}, {"nothing": "yes"}, {"home__side": "read"}):
            with self.assertRaises(DomainError):
                self.by_hand(**told)
        with self.assertRaises(DomainError):
            self.by_hand(people__counts="no", department=self.team)


class UndoTests(PresetTestCase):
    def test_everything_has_back_what_it_had(self):
        codes = preset_of("hierarchy").values
        before = {code: self.seen(code) for code in codes if choice_of(code)}
        applied = self.apply("hierarchy")
        with self.records("organisation.changed", "organisation.changed", "preset.undone"):
            undone = undo(actor=self.coco, applied=applied)
        self.assertEqual({code: self.seen(code) for code in before}, before)
        self.assertFalse(Kept.objects.exists())
        self.assertEqual(undone.undone_by, self.coco)
        self.assertFalse(undone.changes.filter(is_left=True).exists())
        self.assertEqual(current_of(), {})

    def test_it_is_undone_once(self):
        applied = undo(actor=self.coco, applied=self.apply("clan"))
        with self.assertRaises(DomainError):
            undo(actor=self.mo, applied=applied)

    def test_what_was_changed_since_is_left_and_said(self):
        applied = self.apply("hierarchy")
        self.by_hand(home__side="people")
        here = the_organisation()
        told = {
            name: getattr(here, name)
            for name in ("functions_in_bylines", "reaction_counts_in_streams", "allows_nameless")
        }
        change_conversation(actor=self.mo, told=told | {"allows_nameless": False})
        undone = undo(actor=self.coco, applied=applied)
        self.assertEqual({row.code for row in undone.changes.filter(is_left=True)}, {"home.side", "people.nameless"})
        self.assertEqual((self.seen("home.side"), self.seen("home.prompt")), ("people", "open"))

    def test_of_two_the_second_stands_when_the_first_is_undone(self):
        first, second = self.apply("engagement"), self.apply("informal")
        undo(actor=self.coco, applied=first)
        for code, value in preset_of("informal").values.items():
            if choice_of(code):
                self.assertEqual(self.seen(code), value, code)
        undo(actor=self.coco, applied=second)
        self.assertEqual([self.seen(code) for code in ("home.prompt", "home.side")], ["open", "read"])
        self.assertFalse(Kept.objects.exists())

    def test_of_two_the_first_stands_when_the_second_is_undone(self):
        self.apply("engagement")
        undo(actor=self.coco, applied=self.apply("informal"))
        for code, value in preset_of("engagement").values.items():
            if choice_of(code):
                self.assertEqual(self.seen(code), value, code)

    def test_a_department_gets_back_what_all_have(self):
        applied = self.apply("informal", department=self.team)
        self.apply("formal")
        undo(actor=self.coco, applied=applied)
        self.assertEqual(self.seen("home.prompt", self.ada), "inform")


class FunctionTests(PresetTestCase):
    def setUp(self):
        super().setUp()
        self.function = functions.Function("gardening", "Gardening", "To grow.")
        self.enterContext(mock.patch.dict(functions._functions, {"gardening": self.function}))

    def test_a_function_is_switched_through_staging_and_back(self):
        self.assertEqual(choice_of("function:gardening").read(), "on")
        applied = self.by_hand(**{"function:gardening": "off"})
        self.assertEqual(choice_of("function:gardening").read(), "off")
        undo(actor=self.coco, applied=applied)
        self.assertEqual(choice_of("function:gardening").read(), "on")

    def test_one_with_a_day_ahead_is_left_to_its_plan(self):
        ahead = timezone.localdate() + timedelta(days=9)
        switch_function(actor=self.coco, function="gardening", when=When(opens_on=ahead))
        forget_plan()
        self.assertIsNone(choice_of("function:gardening"))
