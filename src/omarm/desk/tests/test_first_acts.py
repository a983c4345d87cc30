from urllib.parse import parse_qs, urlsplit

from django.utils.html import escape

from omarm.adoption.models import Scope
from omarm.desk import commands
from omarm.desk.activities import ACTIVITIES, CAMPAIGN, FIRST_ACTS, FUNCTION, GOAL_KINDS, KINDS, SERIES, STORIES
from omarm.desk.queries.stepping import first_act
from omarm.desk.tests.desking import DAY, DeskTestCase
from omarm.people.models import Person
from omarm.programme.behaviours import BEHAVIOURS
from omarm.programme.commands import NewGoal, set_goal
from omarm.programme.models import Goal


class FirstActTests(DeskTestCase):
    def test_every_activity_but_a_campaign_has_a_first_act_that_opens_with_its_words(self):
        self.assertEqual({*KINDS} - {*FIRST_ACTS}, {CAMPAIGN})
        browser, whole = self.as_person(self.coco), Scope(kind="organisation")
        for one in ACTIVITIES.values():
            with self.subTest(code=one.code):
                address = first_act(one, whole, self.coco)
                self.assertEqual(bool(address), one.kind != CAMPAIGN)
                if address:
                    page = browser.get(address)
                    self.assertEqual(page.status_code, 200)
                    self.assertContains(page, escape(one.asks or ""))

    def test_each_kind_leads_to_where_it_is_done(self):
        for one in ACTIVITIES.values():
            address = urlsplit(first_act(one, Scope(kind="organisation"), self.coco))
            asked = parse_qs(address.query)
            with self.subTest(code=one.code):
                if one.kind == SERIES:
                    self.assertEqual(address.path, "/adoption/desk/prompts/new/")
                    self.assertLessEqual(len(asked["words"][0]), 400)
                if one.kind == STORIES:
                    self.assertEqual((address.path, asked["writing"]), ("/posts/new/", ["story"]))
                if one.kind == FUNCTION:
                    self.assertEqual(address.path, f"/adoption/functions/{one.function}/")

    def test_for_a_department_it_is_addressed_to_it_or_begins_with_its_name(self):
        one, scope = ACTIVITIES["profile-hour"], Scope(kind="department", department=self.department)
        asked = parse_qs(urlsplit(first_act(one, scope, self.coco)).query)
        self.assertNotIn("place", asked)
        self.assertIn(self.department.name, asked["words"][0])
        Person.objects.filter(pk=self.coco.pk).update(department=self.department)
        there = Person.objects.get(pk=self.coco.pk)
        address = first_act(one, scope, there)
        self.assertEqual(parse_qs(urlsplit(address).query)["place"], [f"department-{self.department.pk}"])
        page = self.as_person(there).get(address)
        self.assertEqual(page.context["form"]["place"].value(), f"department-{self.department.pk}")

    def test_a_campaign_is_for_the_goal_that_fits_its_behaviour(self):
        told = {"owner": self.coco}
        new = {kind: NewGoal(kind=kind, name=f"Doel {kind}", **told) for kind in Goal.Kind.values}
        goals = {kind: set_goal(actor=self.coco, new=one) for kind, one in new.items() if kind != self.goal.kind}
        goals[self.goal.kind] = self.goal
        whole = Scope.objects.create(kind="organisation", key="organisation")
        self.assertEqual(({*GOAL_KINDS}, {*GOAL_KINDS.values()}), ({*BEHAVIOURS} - {"own"}, {*goals}))
        for code in ("across", "suggest", "ask-first"):
            made = commands.start_activity(actor=self.coco, activity=ACTIVITIES[code], scope=whole)
            self.assertEqual(made.goal, goals[GOAL_KINDS[made.behaviour]])
            made.delete()


class EndingTests(DeskTestCase):
    def test_what_runs_out_with_nothing_after_it_stands_on_the_desk(self):
        self.running(ends_on=self.today + 29 * DAY)
        commands.lay_out_desk()
        page = self.as_person(self.coco).get("/adoption/desk/")
        (line,) = [one for one in page.context["today"].lines if one.item.source == "programme"]
        self.assertEqual(line.told.url, "/adoption/programme/new/")
