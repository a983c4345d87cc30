"""Questions of the kind count with the promise that they were given; other posts by their question mark and working days."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

from omarm.care.commands import compute_health, tell_of_overdue_questions
from omarm.care.models import GroupHealth
from omarm.care.questions import open_questions, questions_in
from omarm.care.tests.community import CommunityTestCase, days_ago
from omarm.people.models import WorkDay
from omarm.people.queries import forget_work_time
from omarm.questions.models import Question
from omarm.stream.commands import Place, place_post
from omarm.stream.models import Post

ZONE = ZoneInfo("Europe/Amsterdam")


class KindTests(CommunityTestCase):
    def ask(self, *, days, due, answered=None, person=None, **told):
        post = self.write(person or self.bo, told.pop("body", "Een vraag zonder vraagteken"), days=days)
        Post.objects.filter(pk=post.pk).update(kind="question")
        return Question.objects.create(
            post=post, due_at=due and days_ago(due), answered_at=answered and days_ago(answered), **told
        )

    def test_they_count_with_the_promise_that_they_were_given(self):
        for answered in (9.5, 8.5, None):
            self.ask(days=10, due=9, answered=answered)
        self.ask(days=10, due=9, person=self.ada)  # its owner asks to have others talk
        compute_health()
        light = {one["code"]: one for one in GroupHealth.objects.get(group=self.group).lights}["answered"]
        self.assertEqual((light["told"], light["value"]), ({"part": 1, "whole": 3}, 33))

    def test_what_its_asker_solved_is_answered(self):
        question = self.ask(days=10, due=9)
        Question.objects.filter(pk=question.pk).update(solved_at=days_ago(9.5))
        self.assertEqual(open_questions(self.group), [])

    def test_a_question_mark_counts_it_once(self):
        question = self.ask(days=3, due=1, body="Waar ligt de sleutel?")
        (found,) = questions_in([self.group.pk], since=days_ago(9), until=timezone.now())
        self.assertEqual((found.post_id, found.due_at), (question.pk, question.due_at))
        (opened,) = open_questions(self.group)
        self.assertTrue(opened.is_overdue)

    def test_shared_to_another_group_the_promise_of_that_group_counts(self):
        question = self.ask(days=9, due=8)
        place_post(actor=self.bo, post=question.post, place=Place(group=self.open))
        (there,) = open_questions(self.open)
        self.assertFalse(there.is_overdue)

    def test_those_past_the_promise_are_told_to_the_owners(self):
        self.ask(days=9, due=1)
        self.ask(days=9, due=-1)
        with self.records("questions.overdue") as facts:
            self.assertEqual(tell_of_overdue_questions(since=days_ago(2)), 1)
        self.assertEqual(facts[0].data["number"], 1)


class WorkingDaysTests(CommunityTestCase):
    def setUp(self):
        WorkDay.objects.filter(weekday__gte=5).delete()
        WorkDay.objects.update(starts_at=time(8, 30), ends_at=time(17))
        forget_work_time()
        self.addCleanup(forget_work_time)

    def test_a_weekend_is_no_time_to_answer(self):
        friday = datetime(2025, 6, 13, 16, tzinfo=ZONE)
        post = self.write(self.bo, "Waar ligt de sleutel?", days=1)
        post.placements.update(published_at=friday)
        tuesday = friday + timedelta(days=4)
        for now, late in ((tuesday - timedelta(hours=1), False), (tuesday + timedelta(hours=1), True)):
            (question,) = open_questions(self.group, now=now)
            self.assertEqual((question.due_at, question.is_overdue), (tuesday, late))
