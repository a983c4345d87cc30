from django.utils import timezone

from omarm.core.prepared import source_of
from omarm.programme import commands
from omarm.programme.queries.lapsing import runs_out
from omarm.programme.tests.campaigning import DAY, ProgrammeTestCase


class RunningOutTests(ProgrammeTestCase):
    def test_thirty_days_before_its_last_day_until_something_follows(self):
        campaign = self.running(ends_on=self.today + 56 * DAY)
        self.assertEqual((runs_out(self.today + 25 * DAY), runs_out(self.today + 26 * DAY)), (None, campaign))
        self.assertEqual((runs_out(self.today + 56 * DAY), runs_out(self.today + 57 * DAY)), (campaign, None))
        after = {"starts_on": self.today + 117 * DAY, "ends_on": self.today + 130 * DAY}
        self.planned(**after)
        # The programme would lie still before that one begins.
        self.assertEqual(runs_out(self.today + 30 * DAY), campaign)
        self.planned(starts_on=self.today + 60 * DAY, ends_on=self.today + 90 * DAY)
        self.assertIsNone(runs_out(self.today + 30 * DAY))

    def test_the_desk_leads_to_planning_one(self):
        campaign = self.running(ends_on=self.today + 20 * DAY)
        source = source_of("programme")
        [one] = source.find(timezone.now(), 10)
        self.assertEqual((one.key, one.values["campaign"]), (f"ending-{campaign.pk}", campaign.pk))
        with self.days_later(20):  # noon of its last day: it is not late
            [last] = [row for row in source.find(timezone.now(), 10) if row.key == one.key]
            self.assertGreater(last.until, timezone.now())
        told = source.words(one.values)
        self.assertEqual(self.as_person(self.coco).get(told.url).status_code, 200)
        self.assertIn(campaign.name, told.title)
        draft = self.draft(name="Vier wat lukt", starts_on=self.today + 40 * DAY, ends_on=self.today + 70 * DAY)
        [one] = source.find(timezone.now(), 10)
        told = source.words(one.values)
        self.assertEqual(told.url, draft.get_absolute_url())
        self.assertIn(draft.name, told.why)
        commands.plan_campaign(actor=self.coco, campaign=draft)
        self.assertEqual(source.find(timezone.now(), 10), [])
