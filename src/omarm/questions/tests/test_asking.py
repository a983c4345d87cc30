from uuid import uuid4

from django.core.exceptions import PermissionDenied

from omarm.activity.models import Activity
from omarm.core.errors import DomainError
from omarm.profiles.commands import tell_expertise
from omarm.questions.commands import ask, set_urgent
from omarm.questions.models import Question, Turn
from omarm.questions.queries import my_questions
from omarm.questions.tests.turning import TurnTestCase
from omarm.stream.commands import Draft, Place, edit_post
from omarm.stream.models import Post


class AskTests(TurnTestCase):
    def send(self, actor=None, *, title="Hoe lang is een paspoort geldig?", body="", group=None, **told):
        more = {name: told.pop(name) for name in ("urgent", "experts") if name in told}
        draft = Draft(title=title, body=body, place=Place(group=group), **told)
        return ask(actor=actor or self.bo, draft=draft, **more)

    def test_it_is_a_post_with_a_promise_that_somebody_has(self):
        post = self.send(group=self.open)
        self.assertEqual((post.kind, post.author, post.attached), ("question", self.bo, ["question"]))
        question = Question.objects.get(post=post)
        self.assertGreater(question.due_at, post.published_at)
        self.assert_has(question, self.ada, "group")

    def test_it_is_published_once_and_the_fact_that_somebody_is_asked_names_no_asker(self):
        post = self.send(group=self.open)
        self.assertEqual(Activity.objects.filter(verb="post.published", subject_id=post.pk).count(), 1)
        asked = Activity.objects.filter(verb__startswith="question.", subject_id=post.pk)
        self.assertFalse(asked.exclude(actor=None).exists())

    def test_the_same_form_twice_is_one_question_for_one_person(self):
        key = uuid4()
        first, again = (self.send(group=self.open, submission=key) for _time in range(2))
        self.assertEqual(first, again)
        self.assertEqual((Post.objects.count(), Question.objects.count(), Turn.objects.count()), (1, 1, 1))

    def test_who_cannot_post_there_asks_nothing_there(self):
        with self.assertRaises(PermissionDenied):
            self.send(self.cy, group=self.closed)
        with self.assertRaises(PermissionDenied):
            self.send(self.gus)
        self.assertFalse(Question.objects.exists())

    def test_without_words_nothing_is_asked(self):
        for title, body in (("", ""), ("  ", "<p> </p>"), ("😀 🤷‍♀️", ""), ("???", "<p>!</p>")):
            with self.subTest(title=title), self.assertRaises(DomainError) as refused:
                self.send(title=title, body=body)
            self.assertEqual(refused.exception.code, "question_empty")
        self.assertFalse(Post.objects.exists())

    def test_ten_thousand_letters_can_be_asked_and_more_than_a_post_holds_not(self):
        self.assertTrue(self.send(body="woord " * 1_700))
        with self.assertRaises(DomainError) as refused:
            self.send(body="woord " * 4_000)
        self.assertEqual(refused.exception.code, "post_long")

    def test_urgent_only_where_a_group_takes_it(self):
        with self.assertRaises(DomainError) as refused:
            self.send(group=self.open, urgent=True)
        self.assertEqual(refused.exception.code, "question_urgent")
        with self.assertRaises(DomainError):
            self.send(urgent=True)
        set_urgent(actor=self.ada, group=self.open, minutes=30)
        self.assertEqual(self.send(group=self.open, urgent=True).question.urgent_minutes, 30)
        self.assertIsNone(self.send(title="Hoe dan ook?", group=self.open).question.urgent_minutes)

    def test_experts_are_asked_in_the_order_that_was_chosen(self):
        post = self.send(group=self.open, experts=[self.finn, self.eva])
        line = Turn.objects.filter(question=post.pk).order_by("pk").values_list("person__username", flat=True)
        self.assertEqual(list(line), ["finn", "eva"])

    def test_who_did_not_say_so_is_not_asked_and_a_guest_chooses_nobody(self):
        tell_expertise(actor=self.cy, topic=self.eva.expertise.get().topic, may_be_asked=False)
        post = self.send(group=self.open, experts=[self.cy])
        self.assertFalse(Turn.objects.filter(question=post.pk, person=self.cy).exists())
        post = self.send(self.gus, group=self.open, experts=[self.eva])
        self.assertFalse(Turn.objects.filter(question=post.pk, person=self.eva).exists())

    def test_my_questions_are_mine(self):
        mine = self.send(group=self.open)
        self.send(self.ada, group=self.open)
        self.assertEqual([one.post for one in my_questions(self.bo)], [mine])

    def test_other_words_leave_the_promise_as_it_was(self):
        post = self.send(group=self.open)
        due_at = post.question.due_at
        edit_post(actor=self.bo, post=post, title="Hoe lang geldt een paspoort?", body="")
        self.assertEqual(Question.objects.get(post=post).due_at, due_at)
