from datetime import timedelta

from django.core.exceptions import PermissionDenied
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
from omarm.care.models import ActionReminder, OverdueQuestion
from omarm.care.tasks import look_after_groups
from omarm.care.tests.caring import CareTestCase, answered, posted, started
from omarm.core.errors import DomainError
from omarm.groups.commands import archive_group, say_it_goes_on
from omarm.groups.models import Group
from omarm.notifications.models import Notification, Reason


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
    def test_first_its_owners_and_after_a_second_term_its_managers(self):
        post = posted(self.gus, self.open, days_ago=2.5)
        self.assertEqual((tell_of_overdue_questions(), tell_of_overdue_questions()), (1, 0))
        self.assertEqual(self.told(self.ada), [Reason.QUESTION_WAITS])
        for person in (self.bo, self.cy, self.gus, self.mo, self.coco):
            self.assertEqual(self.told(person), [], person)
        posted_longer_ago(post, days=4.5)
        self.assertEqual((tell_of_overdue_questions(), tell_of_overdue_questions()), (1, 0))
        self.assertEqual(self.told(self.bo), [Reason.QUESTION_WAITS])
        self.assertEqual(Notification.objects.filter(reason=Reason.QUESTION_WAITS).count(), 2)

    def test_what_is_within_the_promise_answered_or_promised_nothing_rings_no_bell(self):
        posted(self.gus, self.open, days_ago=1)
        answered(posted(self.gus, self.open, days_ago=5), by=self.bo)
        posted(self.bo, self.closed, days_ago=9)
        posted(self.bo, self.request, days_ago=9, body="Geen vraag, wel nieuws.")
        Group.objects.filter(pk=self.closed.pk).update(promise_days=None)
        self.assertEqual(tell_of_overdue_questions(), 0)
        self.assertFalse(OverdueQuestion.objects.exists())

    def test_a_question_that_was_thrown_away_waits_no_longer(self):
        post = posted(self.gus, self.open, days_ago=5)
        post.deleted_at = timezone.now()
        post.save(update_fields=["deleted_at"])
        self.assertEqual(tell_of_overdue_questions(), 0)

    def test_the_clock_does_it_all(self):
        started(self.closed, days_ago=100)
        posted(self.gus, self.open, days_ago=5)
        look_after_groups.call()
        self.assertEqual(self.told(self.ada), [Reason.QUESTION_WAITS])
        self.assertIn("care.asked", self.notices(self.ada))


def posted_longer_ago(post, *, days):
    at = timezone.now() - timedelta(days=days)
    post.placements.update(published_at=at)
