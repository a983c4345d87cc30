from collections import Counter
from dataclasses import replace

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from omarm.core import prepared
from omarm.core.prepared import Waiting, all_sources
from omarm.desk import commands
from omarm.desk.models import Item, ItemState, Round
from omarm.desk.queries.tasks import own_week, tasks_now
from omarm.desk.queries.today import MOST, MOST_OF_A_SORT, today_for
from omarm.desk.tasklist import TASKS
from omarm.desk.tests.desking import DAY, DESK, HTMX, DeskTestCase
from omarm.planboard.commands import drop_action
from omarm.planboard.models import Action


class ListTests(DeskTestCase):
    def codes(self, person=None):
        return [line.item.source for line in today_for(person or self.coco).lines]

    def test_what_waits_no_more_is_gone_and_what_is_the_same_keeps_its_row(self):
        self.laid_out(2)
        first, second = Item.objects.filter(source="planboard.ownerless").order_by("rank")
        drop_action(actor=self.coco, action=Action.objects.get(pk=second.values["pk"]))
        commands.lay_out_desk()
        self.assertEqual([row.pk for row in Item.objects.filter(source="planboard.ownerless")], [first.pk])

    def test_at_most_ten_and_two_of_a_sort_as_long_as_something_else_waits(self):
        self.laid_out(17)
        today = today_for(self.coco)
        self.assertEqual(len(today.lines), MOST)
        self.assertEqual(today.more, Item.objects.count() - MOST)
        others = [f"x{number}" for number in range(5)]
        found = {code: [Waiting(key="1"), Waiting(key="2"), Waiting(key="3")] for code in others}
        with self.sources(found):
            commands.lay_out_desk()
            counted = {code: self.codes().count(code) for code in self.codes()}
        self.assertEqual(set(counted.values()), {MOST_OF_A_SORT})

    def test_thirty_questions_hide_no_sponsor_no_second_opinion_and_no_pilot(self):
        late = timezone.now() - DAY
        asked = {f"asked{n}": [Waiting(key=f"{k}", until=late) for k in range(10)] for n in range(3)}
        others = {"appeal": "moderate", "pilot": "plan", "sponsor": "plan", "group": "connect"}
        with self.sources(asked | {code: [Waiting(key="1")] for code in others}):
            for code in (*asked, *others):
                task = others.get(code, "answer")
                prepared._sources[code] = replace(prepared._sources[code], category=task)
            commands.lay_out_desk()
            shown, today = self.codes(), today_for(self.coco)
        self.assertEqual(set(others) - set(shown), set())
        self.assertEqual((len(shown), set(shown[:6])), (MOST, set(asked)))
        self.assertEqual([(task.code, number) for task, number in today.more_of], [("answer", 24)])

    def test_three_of_a_task_as_long_as_something_of_another_waits(self):
        found = {code: [Waiting(key="1"), Waiting(key="2")] for code in ("a", "b", "c", "d", "e", "f")}
        tasks = {"a": "answer", "b": "answer", "c": "answer", "d": "plan", "e": "moderate", "f": "connect"}
        with self.sources(found):
            for code, task in tasks.items():
                prepared._sources[code] = replace(prepared._sources[code], category=task)
            commands.lay_out_desk()
            counted = Counter(tasks[code] for code in self.codes())
        self.assertEqual(counted, {"answer": 4, "plan": 2, "moderate": 2, "connect": 2})

    def test_what_is_past_its_term_comes_first(self):
        late = timezone.now() - DAY
        with self.sources({"a": [Waiting(key="1", since=late)], "b": [Waiting(key="1", until=late)]}):
            commands.lay_out_desk()
            self.assertEqual(self.codes(), ["b", "a"])
            self.assertEqual([line.is_late for line in today_for(self.coco).lines], [True, False])

    def test_what_is_for_somebody_stands_on_no_other_desk(self):
        with self.sources({"a": [Waiting(key="1", person=self.mo.pk)]}):
            commands.lay_out_desk()
            self.assertEqual((self.codes(), self.codes(self.mo)), ([], ["a"]))
            item = Item.objects.get()
            with self.assertRaises(PermissionDenied):
                commands.settle_item(actor=self.coco, item=item, outcome="done")
            self.assertEqual(
                self.as_person(self.coco).post(f"{DESK}items/{item.pk}/done/", headers=HTMX).status_code, 200
            )
            self.assertFalse(ItemState.objects.exists())

    def test_who_may_not_know_of_it_does_not_read_it(self):
        with self.sources({"a": [Waiting(key="1"), Waiting(key="2")]}, seen_by=lambda person, waiting: waiting[1:]):
            commands.lay_out_desk()
            today = today_for(self.coco)
            self.assertEqual(([line.item.key for line in today.lines], today.more), (["2"], 0))
            hidden = Item.objects.get(key="1")
            self.as_person(self.coco).post(f"{DESK}items/{hidden.pk}/done/", headers=HTMX)
            self.assertFalse(ItemState.objects.exists())

    def test_it_takes_as_many_queries_for_two_as_for_seventeen(self):
        def reads():
            with CaptureQueriesContext(connection) as queries:
                today_for(self.coco)
            return len(queries)

        self.laid_out(2)
        two = reads()
        self.laid_out(15)
        self.assertEqual(reads(), two)

    def test_making_it_takes_as_many_queries_for_two_as_for_seventeen(self):
        def made():
            with CaptureQueriesContext(connection) as queries:
                commands.lay_out_desk()
            return len(queries)

        self.laid_out(2)
        two = made()
        self.laid_out(15)
        self.assertEqual(made(), two)

    def test_a_source_whose_app_is_gone_is_left_out(self):
        with self.sources({"a": [Waiting(key="1")]}):
            commands.lay_out_desk()
        self.assertEqual(self.codes(), [])

    def test_a_source_that_fails_is_left_out_and_the_page_says_which(self):
        for fails in ("find", "seen_by", "words"):
            with self.subTest(fails=fails), self.sources({"good": [Waiting(key="1")], "bad": [Waiting(key="1")]}):
                self.broken("bad", fails)
                with self.assertLogs("omarm.desk.queries", "ERROR"):
                    commands.lay_out_desk()
                    today = today_for(self.coco)
                    page = self.as_person(self.coco).get(DESK)
                self.assertEqual(([line.item.source for line in today.lines], today.left_out), (["good"], ["bad"]))
                self.assertEqual((page.status_code, page.context["today"].left_out), (200, ["bad"]))
                self.assertContains(page, 'class="banner banner--warn')
        with self.sources({"good": [Waiting(key="1")]}):
            commands.lay_out_desk()
            self.assertEqual(today_for(self.coco).left_out, [])

    def test_a_source_that_breaks_the_transaction_takes_no_other_along(self):
        def wrong(now, most):
            Item.objects.create(source="bad", key="1", rank=-1)

        with self.sources({"bad": [], "good": [Waiting(key="1")]}):
            self.broken("bad", "find", wrong)
            with self.assertLogs("omarm.desk.queries", "ERROR"):
                self.assertEqual(commands.lay_out_desk(), 1)

    def broken(self, code, part, how=None):
        """Have a part of a source fail."""

        def fails(*_told):
            raise ZeroDivisionError

        prepared._sources[code] = replace(prepared._sources[code], **{part: how or fails})


class SayingTests(DeskTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.waits = cls.action(cls)
        commands.lay_out_desk()
        cls.item = Item.objects.get(source="planboard.ownerless")

    def stands(self, person=None):
        return self.item.pk in [line.item.pk for line in today_for(person or self.coco).lines]

    def test_done_counts_in_ones_own_week_and_nobody_elses(self):
        with self.records():
            commands.settle_item(actor=self.coco, item=self.item, outcome="done")
        self.assertEqual((self.stands(), self.stands(self.mo)), (False, True))
        mine, theirs = (own_week(person, tasks_now()) for person in (self.coco, self.mo))
        self.assertEqual((mine.done, theirs.done), (1, 0))
        self.assertEqual([number for task, number, _ in mine.tasks if task.code == "plan"], [1])

    def test_what_was_opened_from_the_list_counts_when_it_is_gone(self):
        browser = self.as_person(self.coco)
        with self.records():
            answer = browser.get(f"{DESK}items/{self.item.pk}/")
        self.assertEqual(answer.url, today_for(self.coco).lines[0].told.url)
        self.assertTrue(self.stands())
        self.assertEqual(own_week(self.coco, tasks_now()).done, 0)
        self.assertEqual(own_week(self.coco, tasks_now(), gone={self.item.pk}).done, 1)
        Item.objects.all().delete()
        self.assertEqual([own_week(one, tasks_now()).done for one in (self.coco, self.mo)], [1, 0])
        self.assertRedirects(browser.get(f"{DESK}items/{self.item.pk}/"), DESK)
        with self.assertRaises(PermissionDenied):
            commands.take_up_item(actor=self.cy, item=self.item)

    def test_not_today_comes_back_tomorrow(self):
        commands.settle_item(actor=self.coco, item=self.item, outcome="later")
        self.assertFalse(self.stands())
        with self.days_later(1):
            self.assertTrue(self.stands())

    def test_what_is_done_and_waits_on_comes_back_after_two_weeks(self):
        commands.settle_item(actor=self.coco, item=self.item, outcome="done")
        with self.days_later(13):
            self.assertFalse(self.stands())
        with self.days_later(14):
            self.assertTrue(self.stands())

    def test_not_for_me_stays_away_and_is_forgotten_when_it_waits_no_more(self):
        commands.settle_item(actor=self.coco, item=self.item, outcome="not_mine")
        with self.days_later(40):
            self.assertFalse(self.stands())
            commands.forget_desk()
            self.assertTrue(ItemState.objects.exists())
            Item.objects.all().delete()
            commands.forget_desk()
            self.assertFalse(ItemState.objects.exists())

    def test_it_can_be_taken_back(self):
        commands.settle_item(actor=self.coco, item=self.item, outcome="not_mine")
        commands.take_back_item(actor=self.coco, item=self.item)
        self.assertTrue(self.stands())

    def test_an_outsider_says_nothing(self):
        for act in (commands.take_back_item, lambda **told: commands.settle_item(outcome="done", **told)):
            with self.assertRaises(PermissionDenied):
                act(actor=self.cy, item=self.item)


class PageTests(DeskTestCase):
    def test_the_page_says_from_when_the_list_is_and_makes_it_when_it_is_late(self):
        self.laid_out()
        browser = self.as_person(self.coco)
        made_at = Round.objects.get().made_at
        page = browser.get(DESK)
        self.assertEqual(
            (page.status_code, page.context["was_from"], page.context["today"].made_at), (200, None, made_at)
        )
        Round.objects.update(made_at=self.hours_ago(1))
        old = Round.objects.get().made_at
        page = browser.get(DESK)
        self.assertEqual(page.context["was_from"], old)
        self.assertLess(timezone.now() - page.context["today"].made_at, Round.NEVER_OLDER)

    def test_a_desk_that_was_never_made_is_made(self):
        self.action()
        self.assertContains(self.as_person(self.coco).get(DESK), 'class="desk-item"')

    def test_the_page_costs_the_same_for_two_as_for_seventeen(self):
        browser = self.as_person(self.coco)

        def cost():
            browser.get(DESK)
            with CaptureQueriesContext(connection) as queries:
                browser.get(DESK)
            return len(queries)

        self.laid_out(2)
        two = cost()
        self.laid_out(15)
        self.assertEqual(cost(), two)

    def test_saying_something(self):
        self.laid_out()
        item, browser = Item.objects.get(source="planboard.ownerless"), self.as_person(self.coco)
        for word, outcome in (("done", "done"), ("later", "later"), ("not-mine", "not_mine")):
            answer = browser.post(f"{DESK}items/{item.pk}/{word}/", headers=HTMX)
            self.assertContains(answer, f'id="item-{item.pk}"')
            self.assertEqual(ItemState.objects.get().outcome, outcome)
        self.assertContains(browser.post(f"{DESK}items/{item.pk}/back/", headers=HTMX), f"/items/{item.pk}/done/")
        self.assertFalse(ItemState.objects.exists())
        self.assertRedirects(browser.post(f"{DESK}items/{item.pk}/done/"), DESK)

    def test_what_waits_no_more_is_said_so(self):
        self.laid_out()
        browser = self.as_person(self.coco)
        self.assertRedirects(browser.post(f"{DESK}items/999999/done/"), DESK)
        self.assertEqual(browser.post(f"{DESK}items/999999/back/", headers=HTMX).status_code, 200)

    def test_others_have_no_desk(self):
        self.laid_out()
        item = Item.objects.first()
        for person in (self.cy, self.gus, self.lea, self.otto):
            browser = self.as_person(person)
            self.assertEqual(browser.get(DESK).status_code, 403)
            self.assertEqual(browser.post(f"{DESK}items/{item.pk}/done/").status_code, 403)


class TaskTests(DeskTestCase):
    def test_the_seven_tasks_are_those_of_the_sources(self):
        self.assertEqual(len(TASKS), 7)
        self.assertLessEqual({source.category for source in all_sources()}, set(TASKS))

    def test_words_of_the_house(self):
        browser = self.as_person(self.coco)
        self.assertEqual(browser.get(f"{DESK}tasks/").status_code, 200)
        self.assertRedirects(browser.post(f"{DESK}tasks/welcome/", {"name_nl": "Koffie zetten"}), f"{DESK}tasks/")
        self.assertContains(browser.get(f"{DESK}tasks/"), "Koffie zetten")
        self.assertEqual(browser.post(f"{DESK}tasks/welcome/", {"name_nl": "x" * 61}).status_code, 422)
        self.assertEqual(browser.get(f"{DESK}tasks/nietsnut/").status_code, 404)
        self.assertEqual(self.as_person(self.cy).get(f"{DESK}tasks/").status_code, 403)
        with self.assertRaises(PermissionDenied):
            commands.change_task(actor=self.cy, code="welcome", words={"name_nl": "x"})
