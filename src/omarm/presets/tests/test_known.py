from omarm.core.choices import all_choices, choice_of
from omarm.core.functions import all_functions
from omarm.presets.queries import Kind, all_presets, plan_of, preset_of
from omarm.presets.tests.presetting import PresetTestCase

FEWEST = 5


class KnownTests(PresetTestCase):
    def test_each_changes_at_least_five_settings_of_a_new_intranet(self):
        for preset in all_presets():
            self.assertGreaterEqual(len(plan_of(preset).changing), FEWEST, preset.code)

    def test_a_form_and_a_culture_do_so_for_a_department_alone(self):
        for preset in (*all_presets(Kind.FORM), *all_presets(Kind.RECIPE)):
            self.assertGreaterEqual(len(plan_of(preset, self.team).changing), FEWEST, preset.code)

    def test_no_two_are_the_same(self):
        told = [tuple(sorted(preset.values.items())) for preset in all_presets()]
        self.assertEqual(len(set(told)), len(told))

    def test_there_are_three_goals_two_forms_and_four_cultures(self):
        self.assertEqual([len(all_presets(kind)) for kind in Kind], [3, 2, 4])
        with self.assertRaises(KeyError):
            preset_of("nothing")

    def test_every_value_of_a_choice_that_is_there_is_on_offer(self):
        for preset in all_presets():
            for code, value in preset.values.items():
                choice = choice_of(code)
                self.assertTrue(choice is None or choice.offers(value), (preset.code, code, value))

    def test_what_a_preset_needs_it_switches_on(self):
        needs = {"question": "questions", "story": "stories", "working_on": "working-on"}
        for preset in all_presets():
            values = preset.values
            needed = {needs.get(values.get("stream.writing"))} - {None}
            needed |= {"stories"} if values.get("updates.story_call") == "weekly" else set()
            needed |= {"compliments"} if values.get("home.praised") == "yes" else set()
            for function in needed:
                self.assertEqual(values.get(f"function:{function}"), "on", (preset.code, function))

    def test_every_choice_offers_its_default(self):
        for choice in all_choices():
            self.assertTrue(choice.offers(choice.default), choice.code)

    def test_every_function_is_a_choice(self):
        codes = {choice.code for choice in all_choices()}
        self.assertLessEqual({f"function:{function.code}" for function in all_functions()}, codes)
