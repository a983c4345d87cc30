import re
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from omarm.adoption.models import Scope
from omarm.adoption.queries.maturity import standing_of
from omarm.adoption.rules.maturity import BARS, STAGES
from omarm.care.models import PlannedAction
from omarm.core.errors import DomainError
from omarm.core.testing.cast import make_person
from omarm.desk import commands
from omarm.desk.activities import ACTIVITIES, CAMPAIGN, MEETING, SERIES, STORIES, activities_for
from omarm.desk.queries import capacity
from omarm.desk.queries.calendar import calendar_for, late_actions, planned_in
from omarm.desk.queries.stepping import first_act
from omarm.desk.tests.desking import DESK, DeskTestCase
from omarm.groups.models import Group
from omarm.people.models import Person, Role
from omarm.planboard.models import Action
from omarm.programme.behaviours import BEHAVIOURS
from omarm.programme.models import Campaign
from omarm.stream.commands import Place
from omarm.stream.tests.writing import write

TABS = (
    "",
    "teach/",
    "stimulate/",
    "observe/",
    "projects/",
    "calendar/",
    "next/",
    "tasks/",
    "capacity/",
    "prompts/new/",
)


class TabTests(DeskTestCase):
    def test_who_has_the_desk_opens_every_tab_and_others_none(self):
        Scope.objects.create(kind="organisation", key="organisation")
        self.running()
        for person, status in ((self.coco, 200), (self.mo, 200), (self.cy, 403), (self.lea, 403), (self.gus, 403)):
            browser = self.as_person(person)
            self.assertEqual({browser.get(f"{DESK}{tab}").status_code for tab in TABS}, {status})

    def test_nothing_on_the_tab_observe_names_a_person_or_a_group(self):
        """A full house: everybody wrote, something runs, figures of the whole and of groups stand there."""
        Scope.objects.create(kind="organisation", key="organisation")
        for number in range(12):
            write(make_person(f"mens{number}"), place=Place())
        self.running(name="Vragen")
        self.action(owner=self.bo)
        text = self.as_person(self.coco).get(f"{DESK}observe/").content.decode()
        text = text.partition("<main")[2].partition("</main")[0]
        self.assertIn('class="indicators"', text)
        self.assertEqual(self.named_in(text), set())

    def named_in(self, text):
        """Return who and which groups a part of a page names or links to: by name, username, address or face."""
        people = Person.objects.all()
        names = [
            *people.values_list("name", "username", "given_name", "surname"),
            *Group.objects.values_list("name", "slug"),
        ]
        words = {word for row in names for word in row if len(word) > 2}
        found = {word for word in words if word in text}
        addresses = {reverse("home:person", args=[username]) for username in people.values_list("username", flat=True)}
        return (
            found | {address for address in addresses if address in text} | {*re.findall(r'class="avatar[^"]*"', text)}
        )

    def test_the_tabs_cost_the_same_for_two_as_for_seventeen(self):
        browser = self.as_person(self.coco)

        def costs():
            found = []
            for tab in ("teach/", "projects/", "observe/"):
                browser.get(f"{DESK}{tab}")
                with CaptureQueriesContext(connection) as queries:
                    browser.get(f"{DESK}{tab}")
                found.append(len(queries))
            return found

        for number in range(2):
            self.action(f"Actie {number}", owner=self.bo)
        two = costs()
        for number in range(15):
            self.action(f"Nog een {number}", owner=make_person(f"own{number}"))
        self.assertEqual(costs(), two)


class CapacityTests(DeskTestCase):
    def test_hours_against_members_and_groups(self):
        now = capacity(self.coco)
        self.assertEqual((now.state, now.hours, now.managers), ("unknown", None, 1))
        self.assertEqual((now.people, now.groups), (Person.objects.active().named().filter(is_guest=False).count(), 3))
        self.assertEqual(now.needed, 1)
        with self.records("capacity.set"):
            commands.set_capacity(actor=self.coco, hours=3, people_an_hour=2, groups_an_hour=1)
        now = capacity(self.coco)
        self.assertEqual((now.state, now.needed, now.lacking), ("short", 7, 4))
        commands.set_capacity(actor=self.coco, hours=8, people_an_hour=2, groups_an_hour=1)
        self.assertEqual((capacity(self.coco).state, capacity(self.coco).lacking), ("enough", 0))

    def test_a_hidden_group_counts_for_who_may_know_of_it(self):
        for person, number in ((self.coco, 3), (self.ada, 4)):
            self.assertEqual(capacity(person).groups, number)
        self.assertEqual(self.as_person(self.coco).get(f"{DESK}projects/").context["capacity"].groups, 3)

    def test_without_a_community_manager_it_says_so_first(self):
        Role.objects.filter(code="community_manager").delete()
        self.assertEqual(capacity(self.coco).state, "no_manager")
        self.assertEqual(self.as_person(self.mo).get(DESK).context["capacity"].state, "no_manager")

    def test_the_page(self):
        browser = self.as_person(self.coco)
        told = {"hours": "12", "people_an_hour": "50", "groups_an_hour": "5"}
        self.assertRedirects(browser.post(f"{DESK}capacity/", told), f"{DESK}projects/")
        self.assertEqual(capacity(self.coco).hours, 12)
        self.assertContains(
            browser.post(f"{DESK}capacity/", told | {"people_an_hour": "0"}), 'value="12"', status_code=422
        )
        self.assertEqual(self.as_person(self.cy).post(f"{DESK}capacity/", told).status_code, 403)
        with self.assertRaises(PermissionDenied):
            commands.set_capacity(actor=self.cy, hours=1, people_an_hour=1, groups_an_hour=1)


class CalendarTests(DeskTestCase):
    def plan(self, group, days, every=None, pillar="post", title="Iets"):
        day = self.today + timedelta(days=days)
        return PlannedAction.objects.create(group=group, pillar=pillar, title=title, due_on=day, every_days=every)

    def test_what_comes_back_stands_in_each_week_and_only_what_may_be_read_is_counted(self):
        monday = self.today - timedelta(days=self.today.weekday())
        self.plan(self.open, (monday - self.today).days + 7, every=7)
        self.plan(self.open, (monday - self.today).days + 14, pillar="host")
        self.plan(self.open, (monday - self.today).days - 3)
        self.plan(self.closed, (monday - self.today).days + 7)
        calendar = calendar_for(self.coco)
        self.assertEqual([week.total for week in calendar.weeks], [0, 1, 2, 1, 1, 1, 1, 1])
        self.assertEqual(calendar.weeks[2].numbers, [0, 1, 0, 1, 0])
        self.assertEqual((calendar.late_total, calendar.groups, calendar.of_groups), (1, 1, 1))

    def test_a_week_lists_what_it_counts(self):
        to_monday = -self.today.weekday()
        for days, every in (
            (0, 1),
            (-3, 7),
            (-40, 14),
            (3, 10),
            (-2, None),
            (-1, 366),
            (20, 45),
            (-365, 30),
            (9, None),
        ):
            self.plan(self.open, to_monday + days, every=every, title=f"{days} en dan elke {every}")
        calendar = calendar_for(self.coco)
        listed = [planned_in(self.coco, week.monday) for week in calendar.weeks]
        self.assertEqual([len(times) for times in listed], [week.total for week in calendar.weeks])
        for week, times in zip(calendar.weeks, listed, strict=True):
            self.assertTrue(all(week.monday <= day <= week.sunday for day, _action in times))
        self.assertEqual(len(late_actions(self.coco)), calendar.late_total)

    def test_the_page_of_a_week(self):
        self.plan(self.open, 0, title="Rondje langs de velden")
        self.plan(self.closed, 0, title="Geheim overleg")
        browser = self.as_person(self.coco)
        page = browser.get(f"{DESK}calendar/?week={self.today}")
        self.assertContains(page, "Rondje langs de velden")
        self.assertNotContains(page, "Geheim overleg")
        for none in ("morgen", "9999-12-31", "0001-01-01"):
            self.assertEqual(browser.get(f"{DESK}calendar/?week={none}").status_code, 404)

    def test_it_takes_as_many_queries_for_two_as_for_seventeen(self):
        browser = self.as_person(self.coco)

        def cost():
            browser.get(f"{DESK}calendar/")
            with CaptureQueriesContext(connection) as queries:
                browser.get(f"{DESK}calendar/")
            return len(queries)

        for _number in range(2):
            self.plan(self.open, 0)
        two = cost()
        for _number in range(15):
            self.plan(self.open, 0, every=7)
        self.assertEqual(cost(), two)


class NextStepTests(DeskTestCase):
    def setUp(self):
        super().setUp()
        self.whole = Scope.objects.create(kind="organisation", key="organisation")
        self.part = Scope.objects.create(
            kind="department", key=f"d{self.department.pk}", name=self.department.name, department=self.department
        )

    def start(self, code, scope=None, actor=None):
        return commands.start_activity(actor=actor or self.coco, activity=ACTIVITIES[code], scope=scope or self.whole)

    def test_each_stage_has_activities_of_more_than_one_kind_and_their_criteria_are_those_of_the_stage(self):
        for stage in (*STAGES, ""):
            found = activities_for(stage)
            self.assertLessEqual({MEETING, SERIES, STORIES, CAMPAIGN}, {one.kind for one in found})
            known = {code for code, _bar in BARS.get(stage, ())}
            for one in found:
                self.assertLessEqual(set(one.helps), known)
                self.assertEqual(one.kind == CAMPAIGN, one.behaviour in BEHAVIOURS)

    def test_the_page_shows_what_fits_the_stage_that_comes_next(self):
        page = self.as_person(self.coco).get(f"{DESK}next/")
        codes = [step.activity.code for step in page.context["step"].steps]
        self.assertEqual(set(codes), {one.code for one in activities_for("connect")})
        self.assertTrue(all(step.reasons for step in page.context["step"].steps))
        self.assertEqual(self.as_person(self.coco).get(f"{DESK}next/?at=999").status_code, 404)

    def test_without_anything_counted_it_says_so(self):
        Scope.objects.all().delete()
        self.assertIsNone(self.as_person(self.coco).get(f"{DESK}next/").context["step"])

    def test_a_meeting_stands_on_the_plan_board_with_who_started_it(self):
        with self.records("plan_action.added"):
            action = self.start("profile-hour", self.part)
        self.assertEqual((action.owner, action.state), (self.coco, "open"))
        self.assertIn(self.department.name, action.title)

    def test_a_campaign_is_a_draft_for_the_department(self):
        campaign = self.start("across", self.part)
        self.assertEqual(
            (campaign.state, [*campaign.departments.all()], campaign.goal),
            (Campaign.State.DRAFT, [self.department], self.goal),
        )
        self.assertEqual(self.start("across").audience, Campaign.Audience.EVERYONE)

    def test_a_campaign_without_a_goal_leads_to_where_one_is_written_down(self):
        self.goal.delete()
        with self.assertRaises(DomainError):
            self.start("across")
        answer = self.as_person(self.coco).post(f"{DESK}next/{self.whole.pk}/across/")
        self.assertRedirects(answer, "/adoption/programme/goals/new/")

    def test_starting_from_the_page(self):
        browser = self.as_person(self.coco)
        answer = browser.post(f"{DESK}next/{self.whole.pk}/profile-hour/")
        self.assertEqual(Action.objects.get().owner, self.coco)
        self.assertRedirects(
            answer, first_act(ACTIVITIES["profile-hour"], self.whole, self.coco), fetch_redirect_response=False
        )
        self.assertEqual(browser.post(f"{DESK}next/{self.whole.pk}/idea-meeting/").status_code, 404)
        self.assertEqual(browser.post(f"{DESK}next/999/profile-hour/").status_code, 404)
        self.assertEqual(self.as_person(self.lea).post(f"{DESK}next/{self.whole.pk}/profile-hour/").status_code, 403)
        with self.assertRaises(PermissionDenied):
            self.start("profile-hour", actor=self.lea)

    def test_what_was_begun_and_is_not_over_is_not_begun_again(self):
        browser, page = self.as_person(self.coco), f"{DESK}next/"
        for code in ("profile-hour", "across"):
            made = self.start(code)
            with override("en"):
                self.assertEqual(self.start(code), made)
            self.assertNotEqual(self.start(code, self.part), made)
            steps = {step.activity.code: step for step in browser.get(page).context["step"].steps}
            self.assertEqual(steps[code].made, made)
            self.assertNotContains(browser.get(page), f'formaction="{page}{self.whole.pk}/{code}/"')
        Action.objects.update(state="done", settled_on="2026-11-02")
        self.assertContains(browser.get(page), f'formaction="{page}{self.whole.pk}/profile-hour/"')

    def test_every_activity_starts(self):
        for code in ACTIVITIES:
            with self.subTest(code=code):
                self.assertTrue(self.start(code).pk)
        self.assertTrue(standing_of(self.whole.pk))
