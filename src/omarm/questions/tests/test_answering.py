"""What counts as an answer, what solved a question, and who may say so."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from omarm.activity.models import Activity
from omarm.core.errors import DomainError
from omarm.groups.commands import archive_group
from omarm.questions.commands import mark_solution, not_an_answer, say_it_answers, unmark_solution
from omarm.questions.models import Answer, Question
from omarm.questions.tests.answering import AnsweringTestCase, ask, take_name_off
from omarm.stream.commands import add_comment, delete_comment, hide_comment, restore_comment, unhide_comment
from omarm.stream.tests.writing import write

LONG_AGO = timedelta(days=8)


class AnswerTests(AnsweringTestCase):
    def answers(self):
        return list(Answer.objects.standing().order_by("pk").values_list("comment__author__username", flat=True))

    def test_the_first_comment_of_somebody_else_ends_the_wait(self):
        comment = self.say(self.ada)
        self.assertEqual(self.answers(), ["ada"])
        self.assertEqual((self.now().answered_at, self.now().next_at), (comment.created_at, None))
        self.say(self.cy)
        self.assertEqual((self.answers(), self.now().answered_at), (["ada", "cy"], comment.created_at))

    def test_ones_own_comment_and_an_answer_to_a_comment_are_none(self):
        own = self.say(self.bo, "Het is een paspoort van een kind.")
        self.say(self.ada, "Hoe oud is het?", parent=own)
        self.assertEqual((self.answers(), self.now().state), ([], "open"))

    def test_a_post_of_another_kind_has_no_answers(self):
        add_comment(actor=self.ada, post=write(self.bo), body="Mooi.")
        self.assertEqual(self.answers(), [])

    def test_without_an_answer_somebody_has_it_again(self):
        for take, give_back in ((self._delete, restore_comment), (self._hide, unhide_comment)):
            with self.subTest(take=take.__name__):
                self.question = ask(self.bo, group=self.open)
                comment = self.say(self.cy)
                person = take(comment)
                self.assertEqual((self.now().state, self.now().owner), ("open", self.ada))
                self.assertEqual(self.question.turns.get(outcome="waiting").person, self.ada)
                comment.refresh_from_db()
                give_back(actor=person, comment=comment)
                self.assertEqual(self.now().state, "answered")
                self.assertFalse(self.question.turns.filter(outcome="waiting").exists())

    def test_while_another_answer_stands_it_stays_answered(self):
        first = self.say(self.cy)
        self.say(self.ada)
        self._delete(first)
        self.assertEqual(self.now().state, "answered")

    def test_its_author_and_who_asked_can_say_that_it_is_none(self):
        for person in (self.cy, self.bo):
            comment = self.say(self.cy, "Welk paspoort?")
            not_an_answer(actor=person, comment=comment)
            self.assertEqual((self.answers(), self.now().state), ([], "open"))
            say_it_answers(actor=person, comment=comment)
            self.assertEqual((self.answers(), self.now().state), (["cy"], "answered"))
            facts = Activity.objects.filter(verb__startswith="answer.", actor=person)
            self.assertEqual([fact.verb for fact in facts.order_by("pk")], ["answer.taken_off", "answer.added"])
            self._delete(comment)

    def test_others_cannot(self):
        comment = self.say(self.cy)
        with self.records():
            for person in (self.ada, self.mo, self.gus):
                for act in (not_an_answer, say_it_answers):
                    with self.assertRaises(PermissionDenied):
                        act(actor=person, comment=comment)
        own = self.say(self.bo, "Een eigen vraag.")
        with self.assertRaises(PermissionDenied):
            say_it_answers(actor=self.bo, comment=own)
        self.assertEqual(self.answers(), ["cy"])

    def test_said_to_be_none_it_stays_none_when_it_comes_back(self):
        comment = self.say(self.cy)
        not_an_answer(actor=self.cy, comment=comment)
        self._delete(comment)
        restore_comment(actor=self.cy, comment=comment)
        self.assertEqual((self.answers(), self.now().state), ([], "open"))

    def _delete(self, comment):
        delete_comment(actor=comment.author, comment=comment)
        return comment.author

    def _hide(self, comment):
        hide_comment(actor=self.mo, comment=comment)
        return self.mo


class SolutionTests(AnsweringTestCase):
    def setUp(self):
        super().setUp()
        self.answer, self.other = self.say(self.cy), self.say(self.ada, "Vijf jaar voor kinderen.")

    def solve(self, person, comment=None, question=None):
        return mark_solution(actor=person, question=question or self.question, comment=comment or self.answer)

    def test_who_asked_says_what_solved_it(self):
        with self.records("question.solved") as facts:
            self.solve(self.bo)
        self.assertEqual((self.now().state, self.now().solution), ("solved", self.answer))
        self.assertEqual((facts[0].actor, facts[0].data["comments"]), (self.bo, [self.answer.pk]))
        with self.records():
            self.solve(self.bo)
        with self.records("question.solved"):
            self.solve(self.bo, self.other)
        self.assertEqual(self.now().solution, self.other)

    def test_and_that_it_did_not_after_all(self):
        self.solve(self.bo)
        with self.records("question.unsolved"):
            unmark_solution(actor=self.bo, question=self.question)
        self.assertEqual((self.now().state, self.now().solution), ("answered", None))
        with self.records():
            unmark_solution(actor=self.bo, question=self.question)

    def test_nobody_else_does(self):
        with self.records():
            for person in (self.cy, self.ada, self.mo, self.gus):
                with self.assertRaises(PermissionDenied):
                    self.solve(person)
        self.assertEqual(self.now().state, "answered")

    def test_after_a_week_without_a_word_who_looks_after_the_place_does(self):
        Question.objects.update(answered_at=timezone.now() - LONG_AGO)
        for person in (self.cy, self.gus):
            with self.assertRaises(PermissionDenied):
                self.solve(person)
        for person in (self.ada, self.mo):
            self.solve(person)
            self.assertEqual(self.now().solution, self.answer)
            unmark_solution(actor=person, question=self.question)
        self.say(self.bo, "Geldt dat ook voor kinderen?")
        with self.assertRaises(PermissionDenied):
            self.solve(self.ada)

    def test_who_may_not_read_it_any_more_says_nothing_of_it(self):
        question = ask(self.bo, group=self.closed)
        answer = add_comment(actor=self.ada, post=question.post, body="Tien jaar.")
        self.closed.memberships.filter(person=self.bo).delete()
        with self.assertRaises(PermissionDenied):
            self.solve(self.bo, answer, question)

    def test_only_a_standing_answer_to_it_solves_it(self):
        talk, elsewhere = self.say(self.bo, "En een ID-kaart?"), ask(self.bo, group=self.open)
        foreign = add_comment(actor=self.ada, post=elsewhere.post, body="Tien jaar.")
        gone = self.say(self.ada, "Weg ermee.")
        delete_comment(actor=self.ada, comment=gone)
        for comment in (talk, foreign, gone):
            with self.records(), self.assertRaises(DomainError) as raised:
                self.solve(self.bo, comment)
            self.assertEqual(raised.exception.code, "solution_gone")

    def test_a_solution_that_goes_leaves_it_answered_by_what_stands(self):
        self.solve(self.bo)
        with self.records("comment.deleted", "question.solution_went") as facts:
            delete_comment(actor=self.cy, comment=self.answer)
        self.assertEqual((self.now().state, self.now().solution, facts[1].actor), ("answered", None, None))
        delete_comment(actor=self.ada, comment=self.other)
        self.assertEqual((self.now().state, self.now().owner), ("open", self.ada))

    def test_the_only_answer_goes_with_what_it_solved(self):
        delete_comment(actor=self.ada, comment=self.other)
        self.solve(self.bo)
        not_an_answer(actor=self.cy, comment=self.answer)
        self.assertEqual((self.now().state, self.now().solution), ("open", None))

    def test_in_a_group_that_ended_all_stays_as_it_was(self):
        archive_group(actor=self.ada, group=self.open)
        with self.records():
            for act in (self.solve, lambda person: not_an_answer(actor=person, comment=self.answer)):
                with self.assertRaises(DomainError) as raised:
                    act(self.bo)
                self.assertEqual(raised.exception.code, "group_archived")

    def test_of_a_question_without_a_name_no_fact_says_who_did_it(self):
        self.question = take_name_off(self.question)
        last = Activity.objects.order_by("-pk").first().pk
        self.solve(self.bo)
        unmark_solution(actor=self.bo, question=self.question)
        not_an_answer(actor=self.bo, comment=self.answer)
        say_it_answers(actor=self.cy, comment=self.answer)
        verbs = ["question.solved", "question.unsolved", "answer.taken_off", "answer.added"]
        facts = Activity.objects.filter(pk__gt=last, verb__in=verbs)
        self.assertEqual([fact.actor_id for fact in facts], [None] * 4)
        self.assertFalse([fact for fact in facts if self.bo.pk in fact.data.values()])
