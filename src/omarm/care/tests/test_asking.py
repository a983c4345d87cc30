from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from omarm.care.commands import (
    NewAction,
    ask_now,
    ask_quiet_groups,
    mark_done,
    plan_action,
    remind_of_actions,
    tell_of_overdue_questions,
)
from omarm.care.models import ActionReminder, ClockMark, OverdueQuestion
from omarm.care.tasks import look_after_groups
from omarm.care.tests.caring import CareTestCase, answered, posted, started
from omarm.core.errors import DomainError
from omarm.groups.commands import NewGroup, archive_group, say_it_goes_on, start_group
from omarm.groups.models import Group
from omarm.notifications.models import Notice
from omarm.notifications.queries import notices_for
from omarm.stream.commands.importing import ForeignPost, bring_in_posts


class QuietTests(CareTestCase):
    def asked(self):
        return sorted(Group.objects.exclude(asked_on=None).values_list("access", flat=True))

    def test_a_group_is_asked_after_as_many_days_as_its_kind_allows(self):
        for group, days in ((self.open, 46), (self.request, 44), (self.closed, 200), (self.hidden, 200)):
            started(group, days_ago=days)
        posted(self.bo, self.closed, days_ago=3)
        Group.objects.filter(pk=self.hidden.pk).update(kind=Group.Kind.INTEREST)
        self.assertEqual(ask_quiet_groups(), 2)
        self.assertEqual(self.asked(), ["hidden", "open"])
        self.assertEqual(ask_quiet_groups(), 0)

    def test_its_owners_are_told_and_nobody_else_until_one_answers(self):
        started(self.open, days_ago=80)
        ask_quiet_groups()
        self.assertEqual(self.notices(self.ada), ["care.asked"])
        for person in (self.bo, self.gus, self.cy, self.mo, self.coco):
            self.assertEqual(self.notices(person), [], person)
        say_it_goes_on(actor=self.ada, group=Group.objects.get(pk=self.open.pk))
        self.assertEqual(self.notices(self.ada), [])

    def test_whoever_is_at_the_desk_asks_sooner_but_only_what_is_quiet(self):
        started(self.open, days_ago=80)
        for person in (self.ada, self.cy, self.gus, self.dee):
            self.assertRaises(PermissionDenied, ask_now, actor=person, group=self.open)
        self.assertRaises(PermissionDenied, ask_now, actor=self.mo, group=self.hidden)
        self.assertRaises(DomainError, ask_now, actor=self.mo, group=self.request)
        self.assertTrue(ask_now(actor=self.coco, group=self.open))
        self.assertFalse(ask_now(actor=self.mo, group=self.open))


class ReminderTests(CareTestCase):
    def plan(self, group, **told):
        today = timezone.localdate()
        new = NewAction(**{"pillar": "host", "title": "Terugblik", "due_on": today, "every_days": 28} | told)
        return plan_action(actor=self.ada, group=group, new=new)

    def test_all_that_is_due_is_one_line_a_week_for_the_owners(self):
        for title in ("Terugblik", "Lunch", "Rondje vragen"):
            self.plan(self.open, title=title)
        self.assertEqual((remind_of_actions(), remind_of_actions()), (1, 0))
        self.assertEqual(self.notices(self.ada), ["care.actions_due"])
        for person in (self.bo, self.gus, self.cy, self.mo, self.coco):
            self.assertEqual(self.notices(person), [], person)
        ActionReminder.objects.update(week=timezone.localdate() - timedelta(days=14))
        self.assertEqual(remind_of_actions(), 1)

    def test_what_is_later_or_done_or_in_a_closed_group_is_not_due(self):
        self.plan(self.request, due_on=timezone.localdate() + timedelta(days=8))
        mark_done(actor=self.ada, action=self.plan(self.closed))
        self.plan(self.hidden)
        archive_group(actor=self.ada, group=self.hidden)
        self.assertEqual(remind_of_actions(), 0)


class OverdueTests(CareTestCase):
    def waiting(self, person):
        """Return the numbers of questions that the person was told of, a notice each."""
        self.deliver()
        return list(Notice.objects.filter(person=person, what="care.questions_wait").values_list("number", flat=True))

    def test_first_its_owners_and_after_a_second_term_its_managers(self):
        post = posted(self.gus, self.open, days_ago=2.5)
        self.assertEqual((tell_of_overdue_questions(), tell_of_overdue_questions()), (1, 0))
        self.assertEqual(self.waiting(self.ada), [1])
        for person in (self.bo, self.cy, self.gus, self.mo, self.coco):
            self.assertEqual(self.waiting(person), [], person)
        posted_longer_ago(post, days=4.5)
        self.assertEqual((tell_of_overdue_questions(), tell_of_overdue_questions()), (1, 0))
        self.assertEqual(self.waiting(self.bo), [1])
        self.assertEqual(Notice.objects.filter(what="care.questions_wait").count(), 2)

    def test_all_of_a_night_is_one_line_with_the_number_that_waits(self):
        for days_ago in (2.1, 2.2, 2.3):
            posted(self.gus, self.open, days_ago=days_ago)
        self.assertEqual(tell_of_overdue_questions(), 1)
        self.assertEqual(self.waiting(self.ada), [3])
        (told,) = [row for row in notices_for(self.ada) if row.notice.what == "care.questions_wait"]
        self.assertIn("3", told.sentence)
        self.assertIn(self.open.name, told.sentence)

    def test_what_was_late_before_the_clock_came_by_is_not_told_after_an_import(self):
        old = [
            ForeignPost(group=self.open, author=self.gus, body=f"Weet iemand {n}?", published_at=days_back(10 + n))
            for n in range(30)
        ]
        bring_in_posts(kind="update", posts=old, details=lambda _rows: None)
        self.assertEqual(tell_of_overdue_questions(), 0)
        self.assertEqual(self.waiting(self.ada), [])
        self.assertEqual(tell_of_overdue_questions(since=days_back(84)), 1)

    def test_nor_when_an_answer_is_promised_for_the_first_time(self):
        Group.objects.filter(pk=self.open.pk).update(promise_days=None)
        posted(self.gus, self.open, days_ago=20)
        tell_of_overdue_questions()
        Group.objects.filter(pk=self.open.pk).update(promise_days=2)
        self.assertEqual(tell_of_overdue_questions(), 0)

    def test_of_a_group_that_promises_hours_a_working_day_is_late(self):
        posted(self.gus, self.open, days_ago=1)
        self.assertEqual(tell_of_overdue_questions(), 0)
        Group.objects.filter(pk=self.open.pk).update(promise_days=None, promise_hours=1)
        self.assertEqual(tell_of_overdue_questions(since=days_back(84)), 1)

    def test_after_a_clock_that_slept_all_that_came_due_meanwhile_is_told(self):
        posted(self.gus, self.open, days_ago=6)
        tell_of_overdue_questions()
        ClockMark.objects.update(at=days_back(7))
        self.assertEqual(tell_of_overdue_questions(), 1)

    def test_a_question_of_who_looks_after_the_group_is_nagged_about_to_nobody(self):
        posted(self.ada, self.open, days_ago=2.5, body="Wie neemt taart mee?")
        posted(self.bo, self.open, days_ago=2.5, body="Wie neemt koffie mee?")
        self.assertEqual(tell_of_overdue_questions(), 0)
        self.assertEqual((self.waiting(self.ada), self.waiting(self.bo)), ([], []))

    def test_it_asks_as_much_for_four_groups_as_for_fourteen(self):
        counts = []
        tell_of_overdue_questions()
        for extra in (0, 10):
            for number in range(extra):
                start_group(actor=self.ada, new=NewGroup(name=f"Extra {number}", access="open"))
            with CaptureQueriesContext(connection) as captured:
                tell_of_overdue_questions()
                remind_of_actions()
            counts.append(len(captured))
        self.assertEqual(*counts)

    def test_what_is_within_the_promise_answered_or_promised_nothing_rings_no_bell(self):
        posted(self.gus, self.open, days_ago=1)
        answered(posted(self.gus, self.open, days_ago=2.5), by=self.bo)
        posted(self.bo, self.closed, days_ago=2.5)
        posted(self.bo, self.request, days_ago=2.5, body="Geen vraag, wel nieuws.")
        Group.objects.filter(pk=self.closed.pk).update(promise_days=None)
        self.assertEqual(tell_of_overdue_questions(), 0)
        self.assertFalse(OverdueQuestion.objects.exists())

    def test_a_question_that_was_thrown_away_waits_no_longer(self):
        post = posted(self.gus, self.open, days_ago=2.5)
        post.deleted_at = timezone.now()
        post.save(update_fields=["deleted_at"])
        self.assertEqual(tell_of_overdue_questions(), 0)

    def test_the_clock_does_it_all(self):
        started(self.closed, days_ago=100)
        posted(self.gus, self.open, days_ago=2.5)
        look_after_groups.call()
        self.assertEqual(self.notices(self.ada), ["care.asked", "care.questions_wait"])


def days_back(days):
    return timezone.now() - timedelta(days=days)


def posted_longer_ago(post, *, days):
    post.placements.update(published_at=days_back(days))
