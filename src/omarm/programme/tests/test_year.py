from omarm.core.testing.settling import settle
from omarm.notifications.models import Notice
from omarm.programme import commands
from omarm.programme.models import Campaign, Lapse
from omarm.programme.queries.prompting import prompt_for
from omarm.programme.tests.campaigning import DAY, ProgrammeTestCase


class YearTests(ProgrammeTestCase):
    """Two campaigns with a lapse between them, and what the product says of each day."""

    def clock(self):
        commands.start_due_campaigns()
        lapse = commands.watch_for_lapse()
        settle()
        return lapse

    def warned(self):
        return Notice.objects.filter(person=self.coco, what="programme.lapsed", is_unread=True).exists()

    def state(self, campaign):
        return Campaign.objects.get(pk=campaign.pk).state

    def test_a_year(self):
        first = self.held()
        with self.days_later(71):
            self.assertIsNotNone(self.clock())
            self.assertIsNone(prompt_for(self.bo))
            self.assertTrue(self.warned())
            self.evaluated(first)
            second = commands.copy_campaign(actor=self.coco, campaign=first)
            self.assertIsNotNone(self.clock())  # a draft is no plan
        with self.days_later(160):
            self.assertEqual(self.clock().since, self.today + 71 * DAY)
            self.plan_again(second)
            self.assertFalse(self.warned())
            self.assertIsNone(self.clock())
        with self.days_later(190):
            self.clock()
            self.assertEqual(self.state(second), "planned")  # it has no example
            self.show(second)
            self.clock()
            self.assertEqual(self.state(second), "running")
        with self.days_later(251):
            self.evaluated(Campaign.objects.get(pk=second.pk))
            self.assertIsNotNone(self.clock())
        self.assertEqual(Lapse.objects.count(), 2)

    def held(self):
        """Return a campaign that was planned, ran by itself from its first day and is over after seventy."""
        first = self.planned(starts_on=self.today + 7 * DAY, ends_on=self.today + 70 * DAY)
        self.show(first)
        self.assertIsNone(self.clock())
        with self.days_later(7):
            self.clock()
            self.assertEqual(self.state(first), "running")
            self.assertEqual(prompt_for(self.bo).about, first.name)
        return first

    def plan_again(self, second):
        days = {"starts_on": self.today + 190 * DAY, "ends_on": self.today + 250 * DAY, "name": "De tweede"}
        commands.change_campaign(actor=self.coco, campaign=second, new=self.new(**days))
        commands.plan_campaign(actor=self.coco, campaign=second)
