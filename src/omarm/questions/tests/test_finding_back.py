"""A post that was a question all along: who may say so, and what becomes of what was said to it."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from omarm.core.errors import DomainError
from omarm.people.models import Person
from omarm.questions.commands import call_question, mark_solution
from omarm.questions.models import Answer, Question
from omarm.questions.tests.answering import ask
from omarm.stream.commands import Place, add_comment, delete_comment
from omarm.stream.commands.importing import ForeignComment, ForeignPost, bring_in_comments
from omarm.stream.models import Post
from omarm.stream.tests.writing import StreamTestCase, write
from omarm.updates.commands import bring_in_updates


class FindingBackTests(StreamTestCase):
    def setUp(self):
        super().setUp()
        self.post = write(self.bo, "Weet iemand hoe lang een paspoort geldig is?", place=Place(group=self.open))

    def stored(self):
        return Post.objects.get(pk=self.post.pk)

    def test_what_others_said_are_its_answers(self):
        answer = add_comment(actor=self.cy, post=self.post, body="Tien jaar.")
        add_comment(actor=self.ada, post=self.post, body="Klopt.", parent=answer)
        add_comment(actor=self.bo, post=self.post, body="Dank je.")
        with self.records("post.became"):
            question = call_question(actor=self.bo, post=self.post)
        self.assertEqual(list(Answer.objects.values_list("comment", flat=True)), [answer.pk])
        self.assertEqual((question.state, question.answered_at, question.due_at), ("answered", answer.created_at, None))
        self.assertEqual((self.stored().kind, self.stored().attached), ("question", ["question"]))
        self.assertFalse(hasattr(self.stored(), "update"))
        mark_solution(actor=self.bo, question=question, comment=answer)
        self.assertContains(self.as_person(self.cy).get(self.post.get_absolute_url()), 'class="answer-mark"')

    def test_what_was_brought_in_keeps_its_own_time_and_who_looks_after_the_place_says_what_solved_it(self):
        long_ago = timezone.now() - timedelta(days=700)
        told = {
            "group": self.open,
            "author": self.bo,
            "body": "Waar lever ik een oude telefoon in?",
            "published_at": long_ago,
        }
        [post] = bring_in_updates(posts=[ForeignPost(**told)])
        answer = ForeignComment(
            post_id=post.pk, author=self.cy, body="Bij de balie.", created_at=long_ago + timedelta(hours=3)
        )
        [comment] = bring_in_comments(comments=[answer])
        with self.records("post.became"):
            question = call_question(actor=self.ada, post=post)
        self.assertEqual((question.answered_at, question.owner, question.next_at), (comment.created_at, None, None))
        with self.records("question.solved"):
            mark_solution(actor=self.ada, question=question, comment=comment)
        delete_comment(actor=self.cy, comment=comment)
        question.refresh_from_db()
        self.assertEqual((question.state, question.solution, question.owner), ("open", None, self.ada))

    def test_without_an_answer_somebody_has_it(self):
        delete_comment(actor=self.cy, comment=add_comment(actor=self.cy, post=self.post, body="Weg."))
        question = call_question(actor=self.ada, post=self.post)
        self.assertEqual((question.state, question.owner), ("open", self.ada))

    def test_only_by_who_wrote_it_or_looks_after_it_and_only_once(self):
        for person in (self.cy, self.gus):
            with self.assertRaises(PermissionDenied):
                call_question(actor=person, post=self.post)
        call_question(actor=self.ada, post=self.post)
        with self.assertRaises(DomainError) as raised:
            call_question(actor=self.ada, post=self.stored())
        self.assertEqual(raised.exception.code, "post_kind")
        self.assertEqual(Question.objects.count(), 1)

    def test_the_menu_offers_it_to_them_alone(self):
        Person.objects.update(language="en")
        asked, words = ask(self.bo, group=self.open), "This was a question"
        for person, post, is_there in (
            (self.bo, self.post, True), (self.ada, self.post, True), (self.cy, self.post, False), (self.bo, asked.post, False),
        ):  # fmt: skip
            page = self.as_person(person).get(f"/posts/{post.pk}/acts/")
            (self.assertContains if is_there else self.assertNotContains)(page, words)

    def test_the_page(self):
        address = f"/posts/{self.post.pk}/question/"
        self.assertEqual(self.as_person(self.cy).post(address).status_code, 404)
        self.assertEqual(self.as_person(self.bo).get(address).status_code, 200)
        self.assertEqual(self.stored().kind, "update")
        self.assertRedirects(self.as_person(self.bo).post(address), self.post.get_absolute_url())
        self.assertEqual(self.stored().kind, "question")
