from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from omarm.audit.models import AuditEvent
from omarm.core.testing.cast import bring_in
from omarm.groups.commands import NewGroup, start_group
from omarm.groups.models import Group
from omarm.people.commands import add_department
from omarm.programme import commands
from omarm.programme.models import Campaign, Story
from omarm.programme.queries.prompting import current_for, forget_running
from omarm.programme.tests.campaigning import DAY, SEEN, RuleTestCase
from omarm.stream.commands import Place, delete_post

STATES = Campaign.State


class DayTests(RuleTestCase):
    def test_a_draft_is_kept_with_its_indicators(self):
        campaign = self.draft(indicators=("questions-in-time", "two-way-ties"))
        self.assertEqual(campaign.state, STATES.DRAFT)
        self.assertEqual([row.code for row in campaign.indicators.all()], ["questions-in-time", "two-way-ties"])

    def test_what_is_told_to_everybody_is_in_the_audit_with_who_did_it(self):
        campaign = self.planned()
        commands.unplan_campaign(actor=self.coco, campaign=campaign)
        commands.end_goal(actor=self.coco, goal=self.goal)
        acts = AuditEvent.objects.filter(actor=self.coco).order_by("pk").values_list("act", "target")
        name, goal = campaign.name, self.goal.name
        self.assertEqual(
            list(acts),
            [("goal.set", goal), ("campaign.planned", name), ("campaign.unplanned", name), ("goal.ended", goal)],
        )

    def test_who_does_not_guide_may_nothing(self):
        campaign = self.draft()
        for person in (self.cy, self.otto, self.lea, self.gus):
            with self.assertRaises(PermissionDenied):
                commands.draft_campaign(actor=person, new=self.new())
            for command in (
                commands.plan_campaign, commands.unplan_campaign, commands.start_campaign, commands.end_campaign,
                commands.copy_campaign, commands.discard_campaign,
            ):  # fmt: skip
                with self.assertRaises(PermissionDenied):
                    command(actor=person, campaign=campaign)
            with self.assertRaises(PermissionDenied):
                commands.change_campaign(actor=person, campaign=campaign, new=self.new())
            with self.assertRaises(PermissionDenied):
                commands.close_campaign(actor=person, campaign=campaign, outcome="normal", evaluation=SEEN)

    def test_one_that_ends_before_it_starts_is_refused_and_by_the_database_too(self):
        for end in (self.today, self.today - DAY):
            self.refused("ends_before_start", commands.draft_campaign, actor=self.coco, new=self.new(ends_on=end))
        campaign = self.draft()
        with self.assertRaises(IntegrityError), transaction.atomic():
            Campaign.objects.filter(pk=campaign.pk).update(ends_on=self.today)

    def test_days_that_have_been_are_not_planned(self):
        past = self.draft(starts_on=self.today - DAY)
        self.refused("starts_in_the_past", commands.plan_campaign, actor=self.coco, campaign=past)
        told = self.new(starts_on=self.today - 9 * DAY, ends_on=self.today - DAY)
        self.refused("over_already", commands.draft_campaign, actor=self.coco, new=told)

    def test_a_campaign_of_ages_is_refused_and_so_is_one_that_nobody_can_read(self):
        for told, code in (
            ({"ends_on": date.max}, "too_long"), ({"starts_on": date.min}, "too_long"),
            ({"starts_on": self.today + 800 * DAY, "ends_on": self.today + 850 * DAY}, "too_far"),
            ({"name": "\u200b\u200c"}, "campaign_words"), ({"sentence": "\u2800"}, "campaign_words"),
        ):  # fmt: skip
            self.refused(code, commands.draft_campaign, actor=self.coco, new=self.new(**told))
        campaign = self.running()
        longer = self.new(ends_on=self.today + 400 * DAY)
        self.refused("too_long", commands.change_campaign, actor=self.coco, campaign=campaign, new=longer)

    def test_an_audience_is_told_and_known_to_everybody(self):
        self.refused("audience_missing", commands.draft_campaign, actor=self.coco, new=self.new(audience="department"))
        told = self.new(audience="group", groups=(self.hidden,))
        self.refused("audience_hidden", commands.draft_campaign, actor=self.coco, new=told)

    def test_an_indicator_that_is_not_there_is_refused(self):
        told = self.new(indicators=("likes",))
        self.refused("unknown_indicator", commands.draft_campaign, actor=self.coco, new=told)


class TwoAtOnceTests(RuleTestCase):
    def other(self, **told):
        return self.draft(**({"name": "De tweede"} | told))

    def test_two_for_everybody_are_refused_and_it_says_which(self):
        self.planned()
        for days in ({}, {"starts_on": self.today + 56 * DAY, "ends_on": self.today + 70 * DAY}):
            words = self.refused(
                "another_campaign", commands.plan_campaign, actor=self.coco, campaign=self.other(**days)
            )
            self.assertIn("Eerst vragen", words)

    def test_the_day_after_is_free(self):
        self.planned()
        later = self.other(starts_on=self.today + 57 * DAY, ends_on=self.today + 70 * DAY)
        self.assertEqual(commands.plan_campaign(actor=self.coco, campaign=later).state, STATES.PLANNED)

    def test_everybody_is_the_same_audience_as_a_department_and_a_group(self):
        self.planned()
        departments, groups = (self.team,), (self.open,)
        for told in (
            {"audience": "department", "departments": departments}, {"audience": "group", "groups": groups},
        ):  # fmt: skip
            self.refused("another_campaign", commands.plan_campaign, actor=self.coco, campaign=self.other(**told))

    def test_a_department_is_the_same_as_what_is_above_and_below_it(self):
        self.planned(audience="department", departments=(self.team,))
        above = self.other(audience="department", departments=(self.department,))
        self.refused("another_campaign", commands.plan_campaign, actor=self.coco, campaign=above)

    def test_two_groups_go_beside_each_other_and_one_group_does_not(self):
        self.planned(audience="group", groups=(self.open,))
        commands.plan_campaign(actor=self.coco, campaign=self.other(audience="group", groups=(self.request,)))
        same = self.other(audience="group", groups=(self.open,))
        self.refused("another_campaign", commands.plan_campaign, actor=self.coco, campaign=same)

    def test_of_several_one_in_common_is_enough_by_the_tree_too(self):
        other = add_department(actor=None, name="Elders")
        self.planned(audience="department", departments=(self.team, other))
        for told in ((self.department,), (other, self.department), (other,)):
            same = self.other(audience="department", departments=told)
            self.refused("another_campaign", commands.plan_campaign, actor=self.coco, campaign=same)
        apart = self.other(audience="department", departments=(add_department(actor=None, name="Nog elders"),))
        commands.plan_campaign(actor=self.coco, campaign=apart)
        self.planned(audience="group", groups=(self.open, self.request))
        same = self.other(audience="group", groups=(self.closed, self.request))
        self.refused("another_campaign", commands.plan_campaign, actor=self.coco, campaign=same)

    def test_other_days_of_a_planned_one_are_looked_at_again(self):
        self.planned()
        told = self.new(starts_on=self.today + 60 * DAY, ends_on=self.today + 90 * DAY)
        later = commands.plan_campaign(actor=self.coco, campaign=commands.draft_campaign(actor=self.coco, new=told))
        self.refused("another_campaign", commands.change_campaign, actor=self.coco, campaign=later, new=self.new())

    def test_starting_early_is_looked_at_again(self):
        self.running()
        later = self.planned(name="Later", starts_on=self.today + 60 * DAY, ends_on=self.today + 90 * DAY)
        self.show(later)
        self.refused("another_campaign", commands.start_campaign, actor=self.coco, campaign=later)

    def test_what_was_taken_back_or_ended_gives_its_days_free(self):
        first = self.planned()
        commands.unplan_campaign(actor=self.coco, campaign=first)
        second = self.running(name="De tweede")
        commands.end_campaign(actor=self.coco, campaign=second)
        again = commands.draft_campaign(actor=self.coco, new=self.new(starts_on=self.today))
        self.assertEqual(commands.plan_campaign(actor=self.coco, campaign=again).state, STATES.PLANNED)
        self.show(again)
        self.assertEqual(commands.start_campaign(actor=self.coco, campaign=again).state, STATES.RUNNING)

    def test_a_draft_on_free_days_comes_after_what_is_planned(self):
        first = self.planned()
        draft = commands.draft_on_free_days(actor=self.coco, new=self.new())
        self.assertEqual(draft.starts_on, first.ends_on + DAY)
        self.assertEqual(draft.ends_on - draft.starts_on, first.ends_on - first.starts_on)
        commands.unplan_campaign(actor=self.coco, campaign=first)
        self.assertEqual(commands.draft_on_free_days(actor=self.coco, new=self.new()).starts_on, self.new().starts_on)


class StartTests(RuleTestCase):
    def test_without_a_story_it_does_not_start(self):
        campaign = self.planned()
        self.refused("no_story", commands.start_campaign, actor=self.coco, campaign=campaign)
        self.show(campaign)
        with self.records("campaign.started"):
            self.assertEqual(commands.start_campaign(actor=self.coco, campaign=campaign).state, STATES.RUNNING)

    def test_a_story_that_was_taken_away_is_none(self):
        campaign, post = self.planned(), self.post()
        self.show(campaign, post)
        delete_post(actor=self.ada, post=post)
        self.refused("no_story", commands.start_campaign, actor=self.coco, campaign=campaign)

    def test_a_story_is_in_the_open_or_where_the_audience_is(self):
        campaign = self.planned(audience="group", groups=(self.closed,))
        inside, elsewhere = (self.post(place=Place(group=group)) for group in (self.closed, self.request))
        with self.assertRaises(PermissionDenied):
            self.show(campaign, elsewhere)
        commands_of = start_group(actor=self.coco, new=NewGroup(name="Van Coco", purpose="Proef.", access="closed"))
        own = self.post(self.coco, Place(group=commands_of))
        self.refused("story_unread", commands.add_story, actor=self.coco, campaign=campaign, post=own)
        with self.assertRaises(PermissionDenied):
            self.show(campaign, inside)  # Coco does not read this group either
        self.show(campaign)
        self.assertEqual(Story.objects.filter(campaign=campaign).count(), 1)

    def test_the_last_story_of_a_campaign_that_runs_stays(self):
        campaign = self.running()
        story = campaign.stories.get()
        self.refused("last_story", commands.remove_story, actor=self.coco, story=story)
        self.show(campaign)
        commands.remove_story(actor=self.coco, story=story)
        self.assertEqual(campaign.stories.count(), 1)

    def test_the_clock_starts_it_on_its_day_when_there_is_a_story(self):
        campaign = self.planned(starts_on=self.today + 5 * DAY)
        self.assertEqual(commands.start_due_campaigns(), 0)
        with self.days_later(5):
            self.assertEqual(commands.start_due_campaigns(), 0)
        with self.days_later(6):
            campaign.refresh_from_db()
            self.assertTrue(campaign.is_missed)
            self.show(campaign)
            self.assertEqual(commands.start_due_campaigns(), 1)
            campaign.refresh_from_db()
            self.assertEqual((campaign.state, campaign.starts_on), (STATES.RUNNING, self.today + 6 * DAY))

    def test_what_runs_keeps_its_behaviour_and_may_go_on_longer(self):
        campaign = self.running()
        self.refused("campaign_runs", commands.change_campaign, actor=self.coco, campaign=campaign,
                     new=self.new(sentence="Iets anders."))  # fmt: skip
        longer = self.new(name="Eerst vragen, echt", ends_on=self.today + 80 * DAY)
        campaign = commands.change_campaign(actor=self.coco, campaign=campaign, new=longer)
        self.assertEqual((campaign.name, campaign.ends_on), ("Eerst vragen, echt", self.today + 80 * DAY))

    def test_of_several_it_begins_for_who_is_left(self):
        campaign = self.planned(audience="group", groups=(self.open, self.request))
        self.show(campaign)
        Group.objects.filter(pk=self.open.pk).update(archived_at=campaign.planned_at)
        self.assertTrue(commands.start_campaign(actor=self.coco, campaign=campaign).is_running)
        forget_running()
        self.assertEqual(current_for(self.ada), campaign)  # she is in the other one

    def test_another_part_of_the_audience_is_another_audience(self):
        campaign = self.running(audience="group", groups=(self.open, self.request))
        told = self.new(audience="group", groups=(self.open,))
        self.refused("campaign_runs", commands.change_campaign, actor=self.coco, campaign=campaign, new=told)

    def test_a_story_is_where_all_of_several_are(self):
        campaign = self.planned(audience="group", groups=(self.open, self.closed))
        bring_in(self.closed, self.coco, by=self.ada)
        inside = self.post(place=Place(group=self.closed))
        self.refused("story_unread", commands.add_story, actor=self.coco, campaign=campaign, post=inside)
        self.show(campaign)

    def test_a_group_that_closed_is_no_audience(self):
        campaign = self.planned(audience="group", groups=(self.open,))
        self.show(campaign)
        type(self.open).objects.filter(pk=self.open.pk).update(archived_at=campaign.planned_at)
        self.refused("audience_gone", commands.start_campaign, actor=self.coco, campaign=campaign)
