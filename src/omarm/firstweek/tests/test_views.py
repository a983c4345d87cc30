import re

from django.db import connection
from django.test.utils import CaptureQueriesContext

from omarm.core.testing.browsing import HtmxClient, signed_in
from omarm.firstweek.models import FirstWeek, Step
from omarm.firstweek.queries import tasks_for
from omarm.firstweek.tests.newcomers import NewcomerTestCase

ACTS = ("find/tick", "find/skip", "find/take-up", "put-away", "bring-back")
PAGE = "/first-week/"


class ViewTests(NewcomerTestCase):
    def setUp(self):
        self.browser, self.htmx = self.as_person(self.nia), signed_in(HtmxClient(), self.nia)

    def test_everybody_employed_has_the_page(self):
        for person, status in ((self.nia, 200), (self.ada, 200), (self.gus, 404)):
            self.assertEqual(self.as_person(person).get(PAGE).status_code, status)

    def test_it_shows_each_task_with_its_place(self):
        page = self.browser.get(PAGE)
        for task in tasks_for(self.nia):
            self.assertContains(page, f'id="task-{task.code}"')
            self.assertContains(page, f'href="{task.url}"')
            self.assertEqual(self.browser.get(task.url).status_code, 200, task.url)

    def test_the_page_asks_as_much_for_one_that_did_all(self):
        def cost():
            self.browser.get(PAGE)
            with CaptureQueriesContext(connection) as captured:
                self.browser.get(PAGE)
            return len(captured)

        untouched = cost()
        for task in tasks_for(self.nia):
            self.browser.post(f"{PAGE}{task.code}/tick/")
        self.assertEqual(cost(), untouched)

    def test_what_is_for_later_is_folded_until_all_but_five_are_done(self):
        self.assertContains(self.browser.get(PAGE), 'id="later"')
        for task in tasks_for(self.nia)[5:]:
            page = self.htmx.post(f"{PAGE}{task.code}/skip/")
        self.assertNotContains(page, 'id="later"')

    def test_what_is_taken_up_again_for_later_stands_open(self):
        codes = [task.code for task in tasks_for(self.nia)]
        for code, opened in ((codes[0], False), (codes[-1], True)):
            self.htmx.post(f"{PAGE}{code}/skip/")
            page = self.htmx.post(f"{PAGE}{code}/take-up/").content.decode()
            self.assertEqual('id="later" open' in page, opened, code)

    def test_a_plain_form_goes_back_to_where_it_stood(self):
        for act in ACTS:
            self.assertRedirects(self.browser.post(f"{PAGE}{act}/"), PAGE, fetch_redirect_response=False)
            answer = self.browser.post(f"{PAGE}{act}/", headers={"Referer": "http://testserver/"})
            self.assertEqual(answer.headers["Location"], "http://testserver/")

    def test_htmx_gets_the_path_as_it_stands(self):
        for act in ACTS:
            answer = self.htmx.post(f"{PAGE}{act}/")
            self.assertEqual(answer.status_code, 200)
            self.assertContains(answer, 'id="task-find"')
            self.assertNotContains(answer, "<html")
        self.assertContains(self.htmx.post(f"{PAGE}find/skip/"), 'data-state="skipped"')

    def test_at_home_the_next_one_comes_in_its_place_with_the_focus_until_there_is_none(self):
        told = {"HX-Target": "first-step-here"}
        for _task in range(20):
            [code] = re.findall(r"/first-week/([a-z]+)/skip/", self.browser.get("/").content.decode())[:1]
            answer = self.htmx.post(f"{PAGE}{code}/skip/", headers=told)
            self.assertContains(answer, "autofocus")
            self.assertNotContains(answer, f"/first-week/{code}/skip/")
            if "/skip/" not in answer.content.decode():
                break
        self.assertNotContains(self.browser.get("/"), 'id="first-step"')

    def test_a_guest_finds_none_of_it(self):
        browser = self.as_person(self.gus)
        for act in ACTS:
            self.assertEqual(browser.post(f"{PAGE}{act}/").status_code, 404)

    def test_an_unknown_task_is_not_there_and_reading_changes_nothing(self):
        for act in ("tick", "skip", "take-up"):
            self.assertEqual(self.browser.post(f"{PAGE}flying/{act}/").status_code, 404)
            self.assertEqual(self.browser.get(f"{PAGE}find/{act}/").status_code, 405)
        self.assertFalse(FirstWeek.objects.exists())

    def test_a_task_of_which_the_function_went_off_meanwhile_says_so(self):
        self.switch_off("questions")
        self.assertNotEqual(self.browser.post(f"{PAGE}ask/tick/").status_code, 500)
        self.assertFalse(Step.objects.exists())

    def test_put_away_it_is_found_back(self):
        self.assertContains(self.browser.get("/"), 'id="first-step"')
        self.browser.post(f"{PAGE}put-away/")
        self.assertNotContains(self.browser.get("/"), 'id="first-step"')
        self.assertContains(self.browser.get("/settings/"), f'href="{PAGE}"')
        self.assertContains(self.browser.get(PAGE), "/first-week/bring-back/")
        self.browser.post(f"{PAGE}bring-back/")
        self.assertContains(self.browser.get("/"), 'id="first-step"')

    def test_at_home_it_stands_for_who_is_new_alone(self):
        self.age(21)
        for person in (self.nia, self.ada, self.gus):
            home = self.as_person(person).get("/")
            self.assertNotContains(home, 'id="first-step"')
            self.assertNotContains(home, f'href="{PAGE}"')
        self.assertNotContains(self.as_person(self.gus).get("/settings/"), f'href="{PAGE}"')

    def test_home_costs_two_queries_more_for_who_is_new_and_none_for_others(self):
        new = self.asked("/")
        self.age(21)
        old = self.asked("/")
        self.assertEqual(new - old, 2)

    def asked(self, address):
        self.browser.get(address)
        self.browser.get(address)
        with CaptureQueriesContext(connection) as captured:
            self.browser.get(address)
        return len(captured)
