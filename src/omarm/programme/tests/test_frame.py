"""Where who works here finds the programme: below every page, and at home while a campaign runs."""

from omarm.ambassadors.commands import NewCall, open_call
from omarm.core.testing.settling import settle
from omarm.notifications.models import Notice
from omarm.programme import commands
from omarm.programme.models import Campaign, Goal
from omarm.programme.queries.frame import forget_links, links_for
from omarm.programme.queries.prompting import NEW_FOR, prompt_for
from omarm.programme.tests.campaigning import DAY, ProgrammeTestCase


class FootTests(ProgrammeTestCase):
    def foot(self, person):
        forget_links()
        page = self.as_person(person).get("/house-rules/").content.decode()
        return {address for address in ("/programme/", "/ambassadors/") if f'href="{address}"' in page}

    def test_it_leads_to_what_is_there_and_guests_are_told_nothing(self):
        self.assertEqual(self.foot(self.cy), {"/programme/"})
        open_call(actor=self.coco, new=NewCall(text="Wie helpt?", hours=2, until_on=self.today + 14 * DAY))
        self.assertEqual(self.foot(self.cy), {"/programme/", "/ambassadors/"})
        self.assertEqual(self.foot(self.gus), set())
        Goal.objects.all().delete()
        self.assertEqual(self.foot(self.cy), {"/ambassadors/"})

    def test_a_page_asks_for_it_once_a_minute(self):
        forget_links()
        links_for(self.cy)
        with self.assertNumQueries(0):
            links_for(self.bo)


class HomeTests(ProgrammeTestCase):
    def test_in_its_first_week_home_says_that_it_began_and_nobody_is_rung(self):
        campaign = self.running()
        settle()
        self.assertFalse(Notice.objects.filter(what__startswith="programme").exists())
        self.assertIn(campaign.sentence, prompt_for(self.bo).note)
        self.assertContains(self.as_person(self.bo).get("/"), campaign.sentence)
        with self.days_later(NEW_FOR.days - 1):
            self.assertIn(campaign.sentence, prompt_for(self.bo).note)
        with self.days_later(NEW_FOR.days):
            self.assertEqual((prompt_for(self.bo).note, prompt_for(self.bo).text), ("", campaign.prompt))

    def test_one_without_a_question_is_told_as_long_as_it_runs_until_it_is_put_away(self):
        campaign = self.running(prompt="", ends_on=self.today + 30 * DAY)
        with self.days_later(30):
            self.assertIn(campaign.sentence, prompt_for(self.bo).note)
        page = self.as_person(self.bo).get("/")
        self.assertContains(page, f"/programme/{campaign.pk}/put-away/")
        self.assertNotContains(page, 'class="composer__question"')
        commands.put_away(actor=self.bo, campaign=campaign)
        self.assertIsNone(prompt_for(self.bo))
        with self.days_later(31):
            self.assertIsNone(prompt_for(self.cy))
        self.assertEqual(Campaign.objects.get().state, Campaign.State.RUNNING)
