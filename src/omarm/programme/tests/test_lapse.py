from django.utils import timezone

from omarm.core.prepared import all_sources, source_of
from omarm.core.testing.cast import make_person
from omarm.core.testing.settling import settle
from omarm.notifications.models import Notice
from omarm.people.commands import change_roles
from omarm.programme import commands, prepared  # noqa: F401 (it registers its source)
from omarm.programme.models import Goal, Lapse
from omarm.programme.queries import lapsing
from omarm.programme.tests.campaigning import DAY, ProgrammeTestCase

PAGE = "/adoption/programme/"


class LapseTests(ProgrammeTestCase):
    def held(self):
        """Return a campaign that ran until today and was ended."""
        campaign = self.running()
        commands.end_campaign(actor=self.coco, campaign=campaign)
        return self.evaluated(campaign)

    def told(self):
        return list(Notice.objects.filter(what="programme.lapsed").values_list("person__username", flat=True))

    def test_a_programme_that_has_not_begun_lies_not_still(self):
        Goal.objects.all().delete()
        self.assertFalse(lapsing.is_lapsed())
        self.assertIsNone(commands.watch_for_lapse())

    def test_a_goal_without_a_campaign_does_after_sixty_days(self):
        with self.days_later(59):
            self.assertFalse(lapsing.is_lapsed())
        with self.days_later(60):
            self.assertTrue(lapsing.is_lapsed())

    def test_a_campaign_that_runs_or_begins_within_sixty_days_is_enough(self):
        self.held()
        self.assertTrue(lapsing.is_lapsed())
        campaign = self.planned(starts_on=self.today + 61 * DAY, ends_on=self.today + 90 * DAY)
        self.assertTrue(lapsing.is_lapsed())
        with self.days_later(1):
            self.assertFalse(lapsing.is_lapsed())
        with self.days_later(61):
            self.show(campaign)
            commands.start_due_campaigns()
        with self.days_later(90):
            self.assertFalse(lapsing.is_lapsed())
        with self.days_later(91):
            self.assertTrue(lapsing.is_lapsed())

    def test_a_draft_and_a_campaign_that_could_not_start_are_not_enough(self):
        self.held()
        self.draft(starts_on=self.today + DAY)
        self.assertTrue(lapsing.is_lapsed())
        commands.plan_campaign(actor=self.coco, campaign=self.draft(starts_on=self.today + 2 * DAY))
        self.assertFalse(lapsing.is_lapsed())
        with self.days_later(3):
            self.assertTrue(lapsing.is_lapsed())

    def test_who_answers_for_a_goal_is_told_once_a_month_and_no_longer_than_needed(self):
        self.held()
        with self.records("programme.lapsed"):
            commands.watch_for_lapse()
        with self.records():
            commands.watch_for_lapse()
        settle()
        self.assertEqual(self.told(), ["coco"])
        with self.days_later(29), self.records():
            commands.watch_for_lapse()
        with self.days_later(30), self.records("programme.lapsed"):
            commands.watch_for_lapse()
        commands.plan_campaign(actor=self.coco, campaign=self.draft(starts_on=self.today + DAY))
        self.assertEqual(self.told(), [])
        self.assertEqual(Lapse.objects.get().over_on, self.today)
        settle()
        self.assertEqual(self.told(), [])

    def test_without_an_owner_all_who_guide_are_told(self):
        Goal.objects.update(owner=self.cy)  # who does not guide
        change_roles(actor=None, person=make_person("kim"), codes=["community_manager"])
        self.held()
        commands.watch_for_lapse()
        settle()
        self.assertEqual(sorted(self.told()), ["coco", "kim", "mo"])

    def test_the_page_and_the_desk_say_so(self):
        self.held()
        commands.watch_for_lapse()
        browser = self.as_person(self.coco)
        self.assertTrue(browser.get(PAGE).context["is_lapsed"])
        self.assertEqual([one.key for one in self.waiting()], ["lapse"])
        commands.plan_campaign(actor=self.coco, campaign=self.draft(starts_on=self.today + DAY))
        self.assertFalse(browser.get(PAGE).context["is_lapsed"])
        self.assertEqual([one.values["what"] for one in self.waiting()], ["story"])

    def waiting(self, days=0):
        return source_of("programme").find(timezone.now() + days * DAY, 10)

    def test_the_desk_asks_for_a_story_and_for_an_evaluation(self):
        self.assertIn(source_of("programme"), all_sources())
        self.assertEqual(source_of("programme").category, "plan")
        campaign = self.planned(starts_on=self.today + 20 * DAY)
        self.assertEqual(self.waiting(), [])
        [one] = self.waiting(6)
        self.assertEqual((one.key, one.values["campaign"]), (f"story-{campaign.pk}", campaign.pk))
        self.show(campaign)
        self.assertEqual(self.waiting(6), [])
        commands.start_campaign(actor=self.coco, campaign=campaign)
        commands.end_campaign(actor=self.coco, campaign=campaign)
        what = [one.values["what"] for one in self.waiting()]
        self.assertEqual(what, ["lapse", "evaluation"])
        for one in self.waiting():
            said = source_of("programme").words(one.values)
            self.assertEqual(self.as_person(self.coco).get(said.url).status_code, 200)
            self.assertTrue(said.title and said.why and said.act)
        self.assertEqual(len(source_of("programme").find(campaign.made_at, 1)), 1)
