"""Closing a campaign, making the next one from it, and the goals that campaigns are for."""

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from omarm.programme import commands
from omarm.programme.commands import NewGoal
from omarm.programme.models import Campaign
from omarm.programme.tests.campaigning import DAY, SEEN, RuleTestCase

STATES = Campaign.State


class CloseTests(RuleTestCase):
    def test_it_closes_when_it_is_over_and_with_an_evaluation(self):
        campaign = self.running()
        told = {"actor": self.coco, "campaign": campaign, "outcome": "growing"}
        self.refused("campaign_state", commands.close_campaign, evaluation=SEEN, **told)
        with self.days_later(57):
            self.assertEqual(campaign.state, STATES.ENDED)
            for nothing in ("", "  ", "Goed."):
                self.refused("no_evaluation", commands.close_campaign, evaluation=nothing, **told)
            self.refused("no_evaluation", commands.close_campaign, evaluation=SEEN, **(told | {"outcome": "fine"}))
            with self.records("campaign.closed"):
                self.assertEqual(self.evaluated(campaign).state, STATES.CLOSED)

    def test_the_database_holds_no_closed_one_without_an_evaluation(self):
        campaign = self.running()
        with self.assertRaises(IntegrityError), transaction.atomic():
            Campaign.objects.filter(pk=campaign.pk).update(closed_at=campaign.started_at)

    def test_what_is_over_does_not_change(self):
        campaign = self.running()
        commands.end_campaign(actor=self.coco, campaign=campaign)
        self.refused("campaign_over", commands.change_campaign, actor=self.coco, campaign=campaign, new=self.new())
        self.evaluated(campaign)
        self.refused("campaign_over", commands.add_story, actor=self.coco, campaign=campaign, post=self.post())

    def test_the_next_copies_settings_and_no_outcome(self):
        campaign = self.running(indicators=("two-way-ties",))
        commands.end_campaign(actor=self.coco, campaign=campaign)
        campaign = self.evaluated(campaign)
        copy = commands.copy_campaign(actor=self.coco, campaign=campaign)
        for name in ("goal", "behaviour", "sentence", "why", "audience", "prompt", "writing"):
            self.assertEqual(getattr(copy, name), getattr(campaign, name), name)
        self.assertEqual([row.code for row in copy.indicators.all()], ["two-way-ties"])
        self.assertEqual((copy.state, copy.copied_from, copy.evaluation), (STATES.DRAFT, campaign, ""))
        self.assertEqual(copy.starts_on, self.today + DAY)
        self.assertEqual(copy.ends_on - copy.starts_on, 56 * DAY, "as long as planned, though it was ended early")
        self.assertFalse(copy.stories.exists())

    def test_a_button_pressed_twice_makes_one_copy(self):
        campaign = self.running()
        first, second = (commands.copy_campaign(actor=self.coco, campaign=campaign) for _tap in range(2))
        self.assertEqual(first, second)
        with self.days_later(1):
            self.assertNotEqual(commands.copy_campaign(actor=self.coco, campaign=campaign), first)

    def test_only_a_draft_is_thrown_away(self):
        campaign = self.planned()
        self.refused("campaign_settled", commands.discard_campaign, actor=self.coco, campaign=campaign)
        commands.unplan_campaign(actor=self.coco, campaign=campaign)
        commands.discard_campaign(actor=self.coco, campaign=campaign)
        self.assertFalse(Campaign.objects.exists())


class GoalTests(RuleTestCase):
    def test_a_goal_is_changed_and_ended_when_nothing_goes_on_for_it(self):
        told = NewGoal(kind="engagement", name="Elkaar kennen", owner=None)
        goal = commands.change_goal(actor=self.coco, goal=self.goal, new=told)
        self.assertEqual((goal.kind, goal.name, goal.owner), ("engagement", "Elkaar kennen", None))
        campaign = self.planned()
        self.refused("goal_has_campaign", commands.end_goal, actor=self.coco, goal=goal)
        commands.unplan_campaign(actor=self.coco, campaign=campaign)
        goal = commands.end_goal(actor=self.coco, goal=goal)
        self.assertEqual(goal.ended_on, self.today)
        self.refused("goal_ended", commands.change_goal, actor=self.coco, goal=goal, new=told)
        self.refused("goal_ended", commands.plan_campaign, actor=self.coco, campaign=campaign)

    def test_who_does_not_guide_sets_no_goal(self):
        told = NewGoal(kind="engagement", name="Elkaar kennen")
        for person in (self.cy, self.otto, self.lea):
            with self.assertRaises(PermissionDenied):
                commands.set_goal(actor=person, new=told)
            with self.assertRaises(PermissionDenied):
                commands.change_goal(actor=person, goal=self.goal, new=told)
            with self.assertRaises(PermissionDenied):
                commands.end_goal(actor=person, goal=self.goal)
