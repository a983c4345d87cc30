from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import SimpleTestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from omarm.care.commands import (
    NewAction,
    change_action,
    end_action,
    mark_done,
    plan_action,
    resume_action,
    take_over,
    undo_done,
)
from omarm.care.commands.planning import MOST_ACTIONS
from omarm.care.models import ActionDone, PlannedAction
from omarm.care.planner import AMBER, GREEN, PROPOSALS, RED, Signs, judge, proposals_for
from omarm.care.queries.planning import planner_for
from omarm.care.tests.caring import CareTestCase, posted, started
from omarm.core.errors import DomainError
from omarm.groups.commands import archive_group
from omarm.groups.models import Group

TODAY = date(2026, 3, 2)
ORDER = ("schedule", "host", "answer", "post", "expand")


class JudgingTests(SimpleTestCase):
    def lights(self, **signs):
        judged = judge(Signs(today=TODAY, **signs))
        self.assertEqual(tuple(judged), ORDER)
        return [judgement.light for judgement in judged.values()]

    def test_a_group_in_which_nothing_happens_needs_its_owner(self):
        self.assertEqual(self.lights(), [RED, RED, GREEN, RED, RED])

    def test_each_column_turns_at_its_own_day(self):
        #       sign, days from today on which it is well, soon, and too late
        for index, sign, well, soon, late in (
            (0, "planned_on", 30, 31, None),
            (1, "hosted_on", -45, -46, -91),
            (3, "posted_on", -14, -15, -29),
            (4, "grew_on", -28, -29, -85),
        ):
            for light, days in ((GREEN, well), (AMBER, soon), (RED, late)):
                if days is not None:
                    with self.subTest(sign=sign, days=days):
                        day = TODAY + timedelta(days=days)
                        self.assertEqual(self.lights(**{sign: day})[index], light)

    def test_questions_are_red_past_the_promise_and_amber_before(self):
        self.assertEqual(self.lights(questions=2)[2], AMBER)
        self.assertEqual(self.lights(questions=2, late=1)[2], RED)

    def test_what_was_planned_and_passed_is_no_plan(self):
        self.assertEqual(self.lights(is_overdue=True)[0], AMBER)

    def test_each_kind_has_a_proposal_under_each_column(self):
        for kind in Group.Kind:
            self.assertEqual({proposal.pillar for proposal in proposals_for(kind)}, set(ORDER), kind)
        self.assertEqual(len({proposal.code for proposal in PROPOSALS}), len(PROPOSALS))


class CommandTests(CareTestCase):
    def setUp(self):
        super().setUp()
        self.today = timezone.localdate()

    def plan(self, title="Koffie met wie nieuw is", *, in_days=0, every_days=7, pillar="host"):
        new = NewAction(pillar=pillar, title=title, due_on=self.today + timedelta(days=in_days), every_days=every_days)
        return plan_action(actor=self.ada, group=self.open, new=new)

    def test_a_proposal_is_taken_over_once(self):
        action = take_over(actor=self.bo, group=self.open, code="answer-round")
        self.assertEqual((action.pillar, action.every_days, action.added_by), ("answer", 7, self.bo))
        self.assertEqual(take_over(actor=self.ada, group=self.open, code="answer-round"), action)
        self.assertEqual(PlannedAction.objects.count(), 1)

    def test_what_is_proposed_to_another_kind_is_no_proposal(self):
        for code in ("host-outing", "made-up"):
            with self.assertRaises(KeyError):
                take_over(actor=self.ada, group=self.open, code=code)

    def test_done_moves_it_on_from_today_and_undo_puts_it_back(self):
        action = self.plan(in_days=3, every_days=14)
        done = mark_done(actor=self.bo, action=action, note="Met taart.")
        again = mark_done(actor=self.ada, action=action)
        self.assertEqual((again.pk, again.done_by, again.done_on), (done.pk, self.bo, self.today))
        action.refresh_from_db()
        self.assertEqual(action.due_on, self.today + timedelta(days=14))
        undo_done(actor=self.ada, action=action)
        undo_done(actor=self.ada, action=action)
        action.refresh_from_db()
        self.assertEqual(action.due_on, self.today + timedelta(days=3))
        self.assertFalse(ActionDone.objects.exists())

    def test_what_is_done_once_ends_and_undo_brings_it_back(self):
        action = self.plan(every_days=None)
        mark_done(actor=self.ada, action=action)
        action.refresh_from_db()
        self.assertIsNotNone(action.ended_at)
        self.assertIsNone(undo_done(actor=self.ada, action=action).ended_at)

    def test_it_ends_comes_back_and_never_twice(self):
        action = take_over(actor=self.ada, group=self.open, code="answer-round")
        self.assertIsNotNone(end_action(actor=self.ada, action=action).ended_at)
        self.assertIsNone(resume_action(actor=self.ada, action=action).ended_at)
        end_action(actor=self.ada, action=action)
        take_over(actor=self.ada, group=self.open, code="answer-round")
        self.assertIsNotNone(resume_action(actor=self.ada, action=action).ended_at)

    def test_it_is_changed_and_a_day_that_passed_is_refused(self):
        action = self.plan()
        PlannedAction.objects.update(due_on=self.today - timedelta(days=4))
        action.refresh_from_db()
        told = {"pillar": "post", "title": "Foto van de week", "every_days": 28}
        changed = change_action(actor=self.bo, action=action, new=NewAction(due_on=action.due_on, **told))
        self.assertEqual((changed.title, changed.pillar, changed.every_days), ("Foto van de week", "post", 28))
        for due_on in (self.today - timedelta(days=1), self.today - timedelta(days=5)):
            with self.assertRaises(DomainError):
                change_action(actor=self.bo, action=action, new=NewAction(due_on=due_on, **told))
        with self.assertRaises(DomainError):
            self.plan(in_days=-1)

    def test_the_list_has_an_end(self):
        row = self.plan()
        PlannedAction.objects.bulk_create(
            PlannedAction(group=self.open, pillar="post", title=f"{n}", due_on=row.due_on)
            for n in range(MOST_ACTIONS - 1)
        )
        with self.assertRaises(DomainError) as refused:
            self.plan()
        self.assertEqual(refused.exception.code, "actions_full")

    def test_only_who_manages_it_and_only_while_it_lives(self):
        action = self.plan()
        new = NewAction(pillar="post", title="x", due_on=self.today)
        tries = (
            lambda who: plan_action(actor=who, group=self.open, new=new),
            lambda who: take_over(actor=who, group=self.open, code="answer-round"),
            lambda who: change_action(actor=who, action=action, new=new),
            lambda who: mark_done(actor=who, action=action),
            lambda who: undo_done(actor=who, action=action),
            lambda who: end_action(actor=who, action=action),
            lambda who: resume_action(actor=who, action=action),
        )
        for attempt in tries:
            for person in (self.cy, self.gus, self.mo, self.coco):
                self.assertRaises(PermissionDenied, attempt, person)
        archive_group(actor=self.ada, group=self.open)
        for attempt in tries:
            self.assertRaises(DomainError, attempt, self.ada)

    def test_nothing_of_it_is_a_fact(self):
        with self.records():
            mark_done(actor=self.ada, action=self.plan())


class PlannerTests(CareTestCase):
    def columns(self):
        return {column.pillar: column for column in planner_for(self.open, manages=True).columns}

    def test_the_columns_tell_what_happened(self):
        started(self.open, days_ago=200)
        posted(self.gus, self.open, days_ago=1)
        self.assertEqual([self.columns()[pillar].light for pillar in ORDER], [RED, RED, AMBER, RED, RED])
        posted(self.gus, self.open, days_ago=5)
        posted(self.bo, self.open, days_ago=20, body="Nieuws van de loods.")
        take_over(actor=self.ada, group=self.open, code="plan-week")
        mark_done(actor=self.ada, action=take_over(actor=self.ada, group=self.open, code="host-look-back"))
        mark_done(actor=self.ada, action=take_over(actor=self.ada, group=self.open, code="expand-welcome"))
        self.assertEqual([self.columns()[pillar].light for pillar in ORDER], [GREEN, GREEN, RED, AMBER, GREEN])

    def test_what_was_taken_over_is_not_proposed_and_is_due_on_its_day(self):
        before = {proposal.code for proposal in self.columns()["answer"].proposals}
        action = take_over(actor=self.ada, group=self.open, code="answer-round")
        after = self.columns()["answer"]
        self.assertEqual(before - {proposal.code for proposal in after.proposals}, {"answer-round"})
        self.assertEqual([row.is_due for row in after.actions], [False])
        PlannedAction.objects.filter(pk=action.pk).update(due_on=timezone.localdate())
        self.assertEqual(planner_for(self.open, manages=True).due, 1)
        mark_done(actor=self.bo, action=action)
        row = self.columns()["answer"].actions[0]
        self.assertEqual((row.is_done_today, row.is_due, row.last.done_by), (True, False, self.bo))

    def test_who_only_looks_is_offered_nothing(self):
        planner = planner_for(self.open, manages=False)
        self.assertFalse(planner.may_change)
        self.assertEqual([column.proposals for column in planner.columns], [[]] * 5)

    def test_it_asks_the_same_for_two_actions_and_seventeen(self):
        def queries():
            with CaptureQueriesContext(connection) as captured:
                planner_for(self.open, manages=True)
            return len(captured)

        today = timezone.localdate()
        for number in range(17):
            new = NewAction(pillar="host", title=f"Nummer {number}", due_on=today, every_days=7)
            mark_done(actor=self.ada, action=plan_action(actor=self.ada, group=self.open, new=new))
            if number == 1:
                few = queries()
        self.assertEqual(queries(), few)


class PageTests(CareTestCase):
    def setUp(self):
        super().setUp()
        self.care = f"/groups/{self.open.slug}/care/"
        self.action = take_over(actor=self.ada, group=self.open, code="answer-round")

    def test_htmx_gets_the_planner_and_a_form_the_page(self):
        acts = (f"actions/{self.action.pk}/done/", f"actions/{self.action.pk}/done/delete/")
        for act in acts:
            answer = self.htmx(self.ada).post(f"{self.care}{act}")
            self.assertContains(answer, 'id="planner"')
            self.assertNotContains(answer, "<html")
        for act in ("end/", "end/delete/"):
            self.assertRedirects(self.as_person(self.bo).post(f"{self.care}actions/{self.action.pk}/{act}"), self.care)
        answer = self.htmx(self.ada).post(f"{self.care}actions/take-over/", {"code": "plan-week"})
        self.assertContains(answer, 'id="planner"')
        self.assertEqual(PlannedAction.objects.filter(proposal="plan-week").count(), 1)

    def test_a_proposal_that_is_none_is_not_found(self):
        self.assertEqual(
            self.as_person(self.ada).post(f"{self.care}actions/take-over/", {"code": "x"}).status_code, 404
        )

    def test_one_of_ones_own_is_planned_and_changed(self):
        told = {
            "title": "Lunch buiten",
            "pillar": "host",
            "due_on": timezone.localdate().isoformat(),
            "every_days": "28",
        }
        browser = self.as_person(self.ada)
        self.assertContains(browser.get(f"{self.care}actions/new/"), "every_days")
        self.assertRedirects(browser.post(f"{self.care}actions/new/", told), self.care)
        action = PlannedAction.objects.get(title="Lunch buiten")
        page = browser.get(f"{self.care}actions/{action.pk}/")
        self.assertContains(page, "Lunch buiten")
        browser.post(f"{self.care}actions/{action.pk}/", told | {"every_days": "", "title": "Lunch binnen"})
        action.refresh_from_db()
        self.assertEqual((action.title, action.every_days), ("Lunch binnen", None))

    def test_what_is_not_right_comes_back_as_typed(self):
        told = {"title": "Gisteren al", "pillar": "host", "due_on": "2020-01-01"}
        for address in ("actions/new/", f"actions/{self.action.pk}/"):
            answer = self.as_person(self.ada).post(f"{self.care}{address}", told)
            self.assertContains(answer, "Gisteren al", status_code=422)
            self.assertEqual(self.as_person(self.ada).post(f"{self.care}{address}", {"title": ""}).status_code, 422)

    def test_for_others_nothing_of_it_exists(self):
        other = take_over(actor=self.ada, group=self.closed, code="answer-round")
        addresses = [
            f"{self.care}{act}" for act in
            ("actions/new/", "actions/take-over/", f"actions/{self.action.pk}/", f"actions/{self.action.pk}/done/",
             f"actions/{self.action.pk}/done/delete/", f"actions/{self.action.pk}/end/",
             f"actions/{self.action.pk}/end/delete/", f"actions/{other.pk}/")
        ]  # fmt: skip
        for person in (self.cy, self.gus, self.mo, self.coco):
            for address in addresses:
                answer = self.as_person(person).post(address, {"code": "plan-week"})
                self.assertEqual(answer.status_code, 404, (person, address))
        self.assertEqual(self.as_person(self.bo).post(addresses[-1]).status_code, 404)
        self.assertEqual(ActionDone.objects.count(), 0)
