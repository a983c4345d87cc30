from unittest.mock import patch

from django.utils import timezone

from omarm.launch.models import Opening
from omarm.launch.queries import evidence
from omarm.launch.tests.launching import LaunchTestCase
from omarm.presets.commands import apply_preset


class AnswerTests(LaunchTestCase):
    def apply(self, code):
        apply_preset(actor=self.mo, code=code, reason="Dit past.")

    def test_what_it_is_a_means_to_names_the_form_that_fits(self):
        self.published(kind="", means="telling")
        told = evidence.of_goal(self.coco)
        self.assertEqual((told.state, told.act_url), ("open", "/adoption/presets/formal/"))
        self.published(note="Anders.", kind="knowledge", means="talking")
        told = evidence.of_goal(self.coco)
        self.assertEqual(told.act_url, "/adoption/presets/knowledge/")
        self.assertGreater(len(told.words), len(evidence.preset_of("informal").label))
        self.apply("knowledge")
        told = evidence.of_goal(self.coco)
        self.assertEqual((told.state, told.url), ("done", "/adoption/presets/informal/"))
        self.apply("informal")
        self.assertEqual(evidence.of_goal(self.coco).url, "/adoption/presets/")

    def test_both_goes_before_no_form(self):
        self.published(kind="", means="both")
        self.assertEqual(evidence.of_goal(self.coco).act_url, "")

    def test_a_recipe_without_a_scan_is_begun(self):
        self.apply("clan")
        self.assertEqual(evidence.of_culture(self.coco).state, "begun")
        with patch.object(evidence, "is_done", return_value=True):
            self.assertEqual(evidence.of_culture(self.coco).state, "done")

    def test_a_pilot_whose_group_was_closed_is_open_again(self):
        opening = Opening.objects.create(audience="pilot", group=self.open, day=self.today, decided_on=self.today)
        self.assertEqual(evidence.of_pilot(self.coco).state, "done")
        type(self.open).objects.filter(pk=opening.group_id).update(archived_at=timezone.now())
        told = evidence.of_pilot(self.coco)
        self.assertEqual((told.state, told.warns), ("open", True))
