from datetime import timedelta

from django.utils import timezone

from omarm.questions.commands import ask, tick
from omarm.questions.models import Question, Turn
from omarm.questions.queries import promise_of
from omarm.questions.tests.turning import TurnTestCase
from omarm.stream.commands import Draft, Place, reschedule_post


class MovingTests(TurnTestCase):
    """A question that waits for its time gets another one."""

    def setUp(self):
        super().setUp()
        self.place, self.soon = Place(group=self.open), timezone.now() + timedelta(days=7)
        draft = Draft(title="Hoe lang is een paspoort geldig?", body="", place=self.place, published_at=self.soon)
        self.post = ask(actor=self.bo, draft=draft, experts=[self.eva])

    def now(self):
        return Question.objects.get(pk=self.post.pk)

    def test_the_promise_runs_from_the_new_time_and_nobody_is_asked_before(self):
        later = self.soon + timedelta(days=7)
        self.assertEqual(self.now().due_at, promise_of(self.place, now=self.soon))
        reschedule_post(actor=self.bo, post=self.post, published_at=later)
        question = self.now()
        self.assertEqual((question.due_at, question.next_at), (promise_of(self.place, now=later), later))
        self.assertIsNone(question.owner)
        self.assertEqual(tick(self.soon + timedelta(hours=1)), 0)
        self.assertEqual(tick(later + timedelta(minutes=1)), 1)

    def test_asked_now_after_all_somebody_has_it_at_once(self):
        before = timezone.now()
        reschedule_post(actor=self.bo, post=self.post)
        question = self.now()
        self.assertLessEqual(promise_of(self.place, now=before), question.due_at)
        self.assertLessEqual(question.due_at, promise_of(self.place))
        self.assertEqual(question.owner, self.eva)
        self.assertEqual(Turn.objects.get(question=question).outcome, Turn.Outcome.WAITING)
