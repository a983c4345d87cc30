from unittest.mock import patch

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from omarm.programme import commands
from omarm.programme.models import PutAway
from omarm.programme.queries.prompting import current_for, forget_running, prompt_for
from omarm.programme.tests.campaigning import DAY, ProgrammeTestCase
from omarm.stream import prompts

ASKED = "Wat had je anders gemaild?"


class PromptTests(ProgrammeTestCase):
    def home(self, person):
        forget_running()
        return self.as_person(person).get("/")

    def test_it_stands_at_the_composer_of_everybody_who_works_here(self):
        campaign = self.planned()
        self.assertNotContains(self.home(self.bo), ASKED)
        self.show(campaign)
        commands.start_campaign(actor=self.coco, campaign=campaign)
        self.assertContains(self.home(self.bo), ASKED)
        self.assertNotContains(self.home(self.gus), ASKED)
        commands.end_campaign(actor=self.coco, campaign=campaign)
        self.assertNotContains(self.home(self.bo), ASKED)

    def test_it_stands_above_the_question_that_it_opens(self):
        campaign = self.running(writing="question")
        page = self.as_person(self.bo).get("/questions/ask/?place=everyone")
        self.assertContains(page, campaign.prompt)
        self.assertNotContains(self.as_person(self.bo).post("/questions/ask/", {"title": "Een vraag"}), campaign.prompt)

    def test_it_goes_with_the_last_day(self):
        self.running()
        with self.days_later(56):
            self.assertIsNotNone(prompt_for(self.bo))
        with self.days_later(57):
            self.assertIsNone(prompt_for(self.bo))

    def test_it_is_for_the_audience_alone(self):
        self.running(audience="department", departments=(self.team,))
        self.assertEqual([bool(prompt_for(one)) for one in (self.ada, self.cy, self.coco)], [True, False, False])
        self.running(audience="group", groups=(self.closed,), name="Groep", prompt="Wie vraag je?")
        self.assertEqual(prompt_for(self.bo).text, "Wie vraag je?")  # the narrowest of both
        self.assertEqual(current_for(self.bo).name, "Groep")
        self.assertIsNone(prompt_for(self.cy))

    def test_a_department_reaches_who_works_below_it(self):
        self.running(audience="department", departments=(self.department,))
        self.assertIsNotNone(prompt_for(self.bo))

    def test_somebody_puts_it_away_for_this_campaign_and_back(self):
        campaign = self.running()
        browser = self.as_person(self.bo)
        self.assertRedirects(browser.post(f"/programme/{campaign.pk}/put-away/"), "/")
        browser.post(f"/programme/{campaign.pk}/put-away/")
        self.assertIsNone(prompt_for(self.bo))
        self.assertIsNotNone(prompt_for(self.ada))
        self.assertContains(browser.get("/programme/"), f"/programme/{campaign.pk}/show-again/")
        browser.post(f"/programme/{campaign.pk}/show-again/")
        self.assertIsNotNone(prompt_for(self.bo))
        with self.assertRaises(PermissionDenied):
            commands.put_away(actor=self.gus, campaign=campaign)
        with self.assertRaises(PermissionDenied):
            commands.show_again(actor=self.gus, campaign=campaign)

    def test_the_next_campaign_asks_again_and_the_old_wish_is_gone(self):
        campaign = self.running()
        commands.put_away(actor=self.bo, campaign=campaign)
        commands.end_campaign(actor=self.coco, campaign=campaign)
        self.evaluated(campaign)
        self.assertFalse(PutAway.objects.exists())
        commands.put_away(actor=self.bo, campaign=campaign)  # from a page that was still open
        self.assertFalse(PutAway.objects.exists())
        with self.days_later(1):
            self.running(starts_on=self.today + DAY)
            self.assertIsNotNone(prompt_for(self.bo))

    def test_it_costs_one_query_while_a_campaign_runs_and_none_else(self):
        prompt_for(self.bo)
        with self.assertNumQueries(0):
            prompt_for(self.bo)
        self.running(audience="department", departments=(self.team,))
        self.running(audience="group", groups=(self.closed,), name="Groep")
        prompt_for(self.bo)
        with self.assertNumQueries(1):
            prompt_for(self.bo)

    def test_home_costs_one_more_at_most(self):
        self.home(self.bo)
        without = self.cost(self.bo)
        self.running()
        self.assertEqual(self.cost(self.bo), without + 1)

    def cost(self, person):
        browser = self.as_person(person)
        browser.get("/")
        with CaptureQueriesContext(connection) as captured:
            browser.get("/")
        return len(captured)

    def test_what_cannot_be_written_now_is_not_asked(self):
        self.running()
        with patch("omarm.stream.prompts.writings_off", return_value=frozenset({"question"})):
            self.assertIsNone(prompts.prompt_for(self.bo))
        self.assertEqual(prompts.prompt_for(self.bo).writing, "question")

    def test_a_way_to_write_that_is_gone_opens_the_everyday_one(self):
        self.running(writing="telegram")
        self.assertEqual(prompts.prompt_for(self.bo).writing, "")
