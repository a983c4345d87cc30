from django.db import connection
from django.test.utils import CaptureQueriesContext

from omarm.core.functions import all_functions
from omarm.groups.commands import NewGroup, start_group
from omarm.groups.models import Group
from omarm.staging.commands import For
from omarm.staging.models import Stage
from omarm.staging.queries import forget_plan
from omarm.staging.tests.stages import StagingTestCase


class ListTests(StagingTestCase):
    def test_who_sees_it_and_who_switches(self):
        for person, status in ((self.mo, 200), (self.ada, 200), (self.bo, 403), (self.gus, 403)):
            with self.subTest(person.username):
                self.assertEqual(self.as_person(person).get("/adoption/functions/").status_code, status)
        for person, status in ((self.ada, 403), (self.bo, 403)):
            browser = self.as_person(person)
            for address in ("polls/", "look/"):
                self.assertEqual(browser.get(f"/adoption/functions/{address}").status_code, status)
            for address in ("polls/on/", "polls/off/", "look/"):
                self.assertEqual(browser.post(f"/adoption/functions/{address}").status_code, status)
        self.assertNotContains(self.as_person(self.ada).get("/adoption/functions/"), "polls/off/")

    def test_one_button_turns_it_off_and_on(self):
        browser = self.as_person(self.mo)
        self.assertContains(browser.get("/adoption/functions/"), 'formaction="/adoption/functions/polls/off/"')
        self.assertRedirects(browser.post("/adoption/functions/polls/off/"), "/adoption/functions/")
        page = browser.get("/adoption/functions/")
        self.assertContains(page, 'formaction="/adoption/functions/polls/on/"')
        self.assertNotContains(page, 'formaction="/adoption/functions/polls/off/"')
        browser.post("/adoption/functions/polls/on/")
        self.assertContains(browser.get("/adoption/functions/"), 'formaction="/adoption/functions/polls/off/"')

    def test_an_unknown_function_is_not_there(self):
        browser = self.as_person(self.mo)
        self.assertEqual(browser.get("/adoption/functions/flying/").status_code, 404)
        for what in ("on", "off", "exceptions/7/delete"):
            self.assertEqual(browser.post(f"/adoption/functions/flying/{what}/").status_code, 404)

    def test_it_asks_as_much_for_many_stages_as_for_few(self):
        browser, asked = self.as_person(self.mo), []
        for number in (1, 12):
            for function in all_functions()[:number]:
                self.stage(function.code)
                for group in (self.open, self.closed):
                    self.stage(function.code, For(group=group), opens=0)
            browser.get("/adoption/functions/")
            with CaptureQueriesContext(connection) as captured:
                browser.get("/adoption/functions/")
            asked.append(len(captured))
        self.assertEqual(asked[0], asked[1])


class FormTests(StagingTestCase):
    def post(self, **told):
        form = {"whom": "everyone", "moment": "day", "opens_on": self.day(4).isoformat(), "note": "Even geduld."}
        return self.as_person(self.mo).post("/adoption/functions/polls/", form | told)

    def test_saved_for_everyone_a_department_and_a_group(self):
        cases = (
            ({}, (None, None)),
            ({"whom": "department", "department": self.team.pk}, (self.team.pk, None)),
            ({"whom": "group", "group": self.open.name.upper()}, (None, self.open.pk)),
            ({"whom": "group", "group": self.open.slug, "moment": "now"}, (None, self.open.pk)),
        )
        for told, expected in cases:
            with self.subTest(told):
                self.assertRedirects(self.post(**told), "/adoption/functions/polls/")
                stage = Stage.objects.standing().first()
                self.assertEqual((stage.department_id, stage.group_id, stage.note), (*expected, "Even geduld."))
                self.assertEqual(stage.opens_on, self.day(0 if "moment" in told else 4))

    def test_what_cannot_be_comes_back_with_what_was_typed(self):
        start_group(actor=self.ada, new=NewGroup(name=self.open.name, purpose="Nog een.", access=Group.Access.OPEN))
        cases = (
            ("department", {"whom": "department"}),
            ("group", {"whom": "group", "group": "Bestaat niet"}),
            ("group", {"whom": "group", "group": self.hidden.name}),
            ("group", {"whom": "group", "group": self.open.name}),
            ("group", {"whom": "group", "group": "a\x00b"}),
            ("opens_on", {"opens_on": ""}),
            ("opens_on", {"opens_on": "morgen"}),
            ("closes_on", {"closes_on": self.day(4).isoformat()}),
            ("opens_on", {"opens_on": self.day(-1).isoformat()}),
        )
        for field, told in cases:
            with self.subTest(told):
                answer = self.post(**told)
                self.assertContains(answer, "Even geduld.", status_code=422)
                self.assertIn(field, answer.context["form"].errors)
        self.assertFalse(Stage.objects.exists())

    def test_several_departments_at_once_and_all_or_none(self):
        told = {"whom": "department", "department": [self.team.pk, self.department.pk]}
        self.assertRedirects(self.post(**told), "/adoption/functions/polls/")
        stages = Stage.objects.standing().filter(function="polls")
        self.assertEqual({stage.department for stage in stages}, {self.team, self.department})
        told |= {"department": [self.team.pk, 987654]}
        self.post(**told)
        self.assertEqual(stages.count(), 2)

    def test_an_address_begins_it_for_a_group_or_department(self):
        browser = self.as_person(self.mo)
        page = browser.get(f"/adoption/functions/polls/?group={self.open.slug}")
        self.assertContains(page, f'value="{self.open.slug}"')
        page = browser.get(f"/adoption/functions/polls/?department={self.team.pk}")
        self.assertContains(page, f'name="department" value="{self.team.pk}" checked')

    def test_an_exception_is_ended_and_stands_in_the_history(self):
        stage = self.stage("polls", For(department=self.team))
        address = f"/adoption/functions/polls/exceptions/{stage.pk}/delete/"
        browser = self.as_person(self.mo)
        self.assertContains(browser.get("/adoption/functions/polls/"), address)
        self.assertEqual(self.as_person(self.ada).post(address).status_code, 403)
        self.assertEqual(browser.post(address.replace("polls", "stories")).status_code, 404)
        self.assertRedirects(browser.post(address), "/adoption/functions/polls/")
        page = browser.get("/adoption/functions/polls/")
        self.assertEqual([one.stage for one in page.context["history"]], [stage])
        self.assertEqual(browser.post(address).status_code, 404)


class LaterTests(StagingTestCase):
    def test_it_tells_what_comes_for_who_looks(self):
        self.stage("polls", opens=9, note="Eerst de vragen.")
        page = self.as_person(self.bo).get("/later/")
        self.assertContains(page, "Eerst de vragen.")
        self.assertContains(page, f'datetime="{self.day(9).isoformat()}"')

    def test_it_stands_in_my_menu_while_there_is_something_and_not_for_guests(self):
        browser, guest = self.as_person(self.bo), self.as_person(self.gus)
        self.assertNotContains(browser.get("/house-rules/"), 'href="/later/"')
        self.assertEqual(browser.get("/later/").status_code, 200)
        self.stage("polls", opens=9)
        self.assertContains(browser.get("/house-rules/"), 'href="/later/"')
        self.assertNotContains(guest.get("/house-rules/"), 'href="/later/"')
        self.assertEqual(guest.get("/later/").status_code, 404)


class LookingTests(StagingTestCase):
    def look(self, browser, **told):
        return browser.post("/adoption/functions/look/", {"whom": "everyone", "day": ""} | told)

    def test_functions_and_navigation_change_and_nothing_else(self):
        self.stage("questions", opens=6)
        self.stage("questions", For(department=self.department), opens=0)
        browser = self.as_person(self.mo)
        self.assertContains(browser.get("/people/"), 'href="/adoption/"')
        self.assertRedirects(self.look(browser, whom="department", department=self.team.pk), "/")
        page = browser.get("/people/")
        self.assertContains(page, self.team.name)
        self.assertContains(page, 'href="/questions/"')
        self.assertNotContains(page, 'href="/adoption/"')
        self.assertContains(page, "/adoption/functions/look/end/")
        self.assertEqual(browser.get("/adoption/functions/").status_code, 200)
        self.assertEqual(browser.get(self.hidden.get_absolute_url()).status_code, 404)
        self.assertEqual(browser.get(self.closed.get_absolute_url()).status_code, 200)

        self.look(browser)
        self.assertNotContains(browser.get("/people/"), 'href="/questions/"')
        self.look(browser, day=self.day(6).isoformat())
        self.assertContains(browser.get("/people/"), 'href="/questions/"')
        self.assertRedirects(browser.post("/adoption/functions/look/end/"), "/adoption/functions/")
        page = browser.get("/people/")
        self.assertNotContains(page, "/adoption/functions/look/end/")
        self.assertContains(page, 'href="/adoption/"')

    def test_a_group(self):
        self.stage("questions")
        self.stage("questions", For(group=self.open), opens=0)
        browser = self.as_person(self.mo)
        self.look(browser, whom="group", group=self.open.name)
        self.assertContains(browser.get("/people/"), 'href="/questions/"')

    def test_who_loses_the_task_looks_as_themselves(self):
        self.stage("questions")
        browser = self.as_person(self.mo)
        self.look(browser)
        self.mo.roles.all().delete()
        self.assertNotContains(browser.get("/people/"), "/adoption/functions/look/end/")

    def test_a_day_that_was_and_no_department_are_refused(self):
        browser = self.as_person(self.mo)
        for field, told in (("day", {"day": self.day(-1).isoformat()}), ("department", {"whom": "department"})):
            answer = self.look(browser, **told)
            self.assertEqual((answer.status_code, list(answer.context["form"].errors)), (422, [field]))

    def test_the_kept_frame_differs_by_audience(self):
        self.stage("questions", For(department=self.team))
        pages = {name: self.as_person(getattr(self, name)).get("/house-rules/") for name in ("bo", "cy", "bo")}
        self.assertNotContains(pages["bo"], 'href="/questions/"')
        self.assertContains(pages["cy"], 'href="/questions/"')
        forget_plan()
        self.assertNotContains(self.as_person(self.bo).get("/house-rules/"), 'href="/questions/"')
