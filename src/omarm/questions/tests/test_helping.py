"""The same question, an answer that solved my problem, asking again: what each stores, shows and tells, and to whom."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import override

from omarm.core.errors import DomainError
from omarm.groups.commands import archive_group
from omarm.people.models import Person
from omarm.questions.commands import (
    helped,
    mark_solution,
    not_helped,
    not_the_same,
    reopen,
    same_question,
)
from omarm.questions.models import Answer, Helped, SameQuestion
from omarm.questions.tests.answering import AnsweringTestCase, ask, take_name_off
from omarm.stream.commands import add_comment, close_comments, delete_comment
from omarm.stream.models import Comment, Follow


class SameTests(AnsweringTestCase):
    def test_who_has_the_same_question_follows_it_and_is_told_to_nobody(self):
        with self.records():
            for _twice in range(2):
                same_question(actor=self.cy, question=self.question)
        self.assertEqual(SameQuestion.objects.count(), 1)
        self.assertTrue(Follow.objects.filter(person=self.cy, post=self.question.post, is_muted=False).exists())
        self.assertTrue(not_the_same(actor=self.cy, question=self.question))
        self.assertFalse(SameQuestion.objects.exists() or Follow.objects.filter(person=self.cy).exists())
        self.assertFalse(not_the_same(actor=self.cy, question=self.question))

    def test_not_who_asked_and_not_who_may_not_read_it(self):
        closed = ask(self.bo, group=self.closed)
        for person, question in ((self.bo, self.question), (self.cy, closed)):
            with self.assertRaises(PermissionDenied):
                same_question(actor=person, question=question)
        archive_group(actor=self.ada, group=self.open)
        with self.assertRaises(DomainError):
            same_question(actor=self.cy, question=self.question)
        self.assertFalse(SameQuestion.objects.exists())

    def test_the_page_says_how_many_and_not_who(self):
        Person.objects.update(language="en")
        for person in (self.cy, self.mo):
            same_question(actor=person, question=self.question)
        page = self.as_person(self.ada).get(self.question.post.get_absolute_url())
        self.assertContains(page, "2 colleagues have the same question")
        self.assertNotContains(page, self.cy.name)

    def test_the_buttons(self):
        browser = self.as_person(self.cy)
        for verb, number in (("same", 1), ("same/delete", 0)):
            self.assertEqual(browser.post(f"/questions/{self.question.pk}/{verb}/").status_code, 302)
            self.assertEqual(SameQuestion.objects.count(), number)
        closed = ask(self.bo, group=self.closed)
        for verb in ("same", "same/delete", "reopen", "taken", "passed-on"):
            self.assertEqual(browser.post(f"/questions/{closed.pk}/{verb}/").status_code, 404)


class HelpedTests(AnsweringTestCase):
    def setUp(self):
        super().setUp()
        Person.objects.update(language="en")
        self.answer = Answer.objects.get(comment=self.say(self.cy))

    def page(self, person):
        return self.as_person(person).get(self.question.post.get_absolute_url())

    def test_only_who_gave_the_answer_sees_how_many_and_nobody_who(self):
        with self.records():
            for person in (self.ada, self.bo, self.gus, self.bo):
                helped(actor=person, answer=self.answer)
        self.assertEqual(Helped.objects.count(), 3)
        self.assertContains(self.page(self.cy), "It solved the problem of 3 colleagues. Only you see this.")
        for person in (self.ada, self.bo, self.gus, self.mo):
            self.assertNotContains(self.page(person), "It solved the problem of")
        self.assertTrue(not_helped(actor=self.ada, answer=self.answer))
        self.assertFalse(not_helped(actor=self.ada, answer=self.answer))
        self.assertContains(self.page(self.cy), "It solved the problem of 2 colleagues.")

    def test_it_keeps_no_moment(self):
        self.assertEqual({field.name for field in Helped._meta.get_fields()}, {"id", "answer", "person"})

    def test_not_ones_own_not_what_is_gone_and_not_by_who_may_not_read_it(self):
        closed = ask(self.bo, group=self.closed)
        inside = Answer.objects.get(comment=add_comment(actor=self.ada, post=closed.post, body="Tien jaar."))
        for person, answer in ((self.cy, self.answer), (self.cy, inside)):
            with self.assertRaises(PermissionDenied):
                helped(actor=person, answer=answer)
        delete_comment(actor=self.cy, comment=self.answer.comment)
        with self.assertRaises(PermissionDenied):
            helped(actor=self.ada, answer=self.answer)
        self.assertFalse(Helped.objects.exists())

    def test_not_by_who_asked_without_a_name(self):
        take_name_off(self.question)
        with self.assertRaises(PermissionDenied):
            helped(actor=self.bo, answer=Answer.objects.get())
        self.assertNotContains(self.page(self.bo), "This solved my problem")

    def test_the_buttons(self):
        address = f"/questions/{self.question.pk}/answers/{self.answer.pk}/helped/"
        for verb, number in (("", 1), ("delete/", 0)):
            answer = self.as_person(self.ada).post(address + verb)
            self.assertRedirects(answer, self.answer.comment.get_absolute_url(), fetch_redirect_response=False)
            self.assertEqual(Helped.objects.count(), number)
        self.assertEqual(self.as_person(self.cy).post(address).status_code, 403)
        closed = ask(self.bo, group=self.closed)
        inside = add_comment(actor=self.ada, post=closed.post, body="Tien jaar.")
        for verb in ("", "delete/"):
            hidden = f"/questions/{closed.pk}/answers/{inside.pk}/helped/{verb}"
            self.assertEqual(self.as_person(self.cy).post(hidden).status_code, 404)


class ReopenTests(AnsweringTestCase):
    def setUp(self):
        super().setUp()
        self.enterContext(override("en"))
        self.answer = self.say(self.cy)

    def reopen(self, person=None, because="Ook voor kinderen?"):
        return reopen(actor=person or self.bo, question=self.question, because=because)

    def test_it_is_asked_again_with_the_reason_in_the_conversation(self):
        mark_solution(actor=self.bo, question=self.question, comment=self.answer)
        question = self.reopen()
        self.assertEqual((question.state, question.solution, question.owner), ("open", None, self.ada))
        comment = Comment.objects.latest("pk")
        self.assertEqual((comment.author, comment.body), (self.bo, "Ook voor kinderen?"))
        self.assertEqual(Answer.objects.count(), 1)

    def test_what_was_said_before_does_not_answer_it_and_what_comes_after_does(self):
        self.reopen()
        later = self.say(self.ada, "Voor kinderen vijf jaar.")
        self.assertEqual((self.now().state, self.now().answered_at), ("answered", later.created_at))
        delete_comment(actor=self.ada, comment=later)
        self.assertEqual(self.now().state, "open")

    def test_it_was_enough_after_all(self):
        self.reopen()
        mark_solution(actor=self.bo, question=self.question, comment=self.answer)
        self.assertEqual((self.now().state, self.now().reopened_at), ("solved", None))

    def test_only_by_who_asked_with_a_reason_and_where_one_can_comment(self):
        for person in (self.cy, self.ada, self.mo):
            with self.assertRaises(PermissionDenied):
                self.reopen(person)
        for code, prepare in (("comment_empty", None), ("comments_closed", self._close), ("question_open", self._take)):
            if prepare:
                prepare()
            with self.assertRaises(DomainError) as raised:
                self.reopen(because="Ook voor kinderen?" if prepare else " ")
            self.assertEqual(raised.exception.code, code)

    def test_the_page_keeps_what_was_typed(self):
        address, browser = f"/questions/{self.question.pk}/reopen/", self.as_person(self.bo)
        self.assertContains(browser.get(address), 'name="because"')
        close_comments(actor=self.bo, post=self.question.post, because="Klaar.")
        answer = browser.post(address, {"because": "Bewaar mij"})
        self.assertContains(answer, "Bewaar mij", status_code=422)
        self.assertContains(answer, "Klaar.", status_code=422)
        self.assertEqual(self.as_person(self.cy).get(address).status_code, 403)
        self.assertEqual(self.now().state, "answered")

    def test_the_page_does_it(self):
        answer = self.as_person(self.bo).post(f"/questions/{self.question.pk}/reopen/", {"because": "Nog niet."})
        self.assertRedirects(answer, self.question.post.get_absolute_url(), fetch_redirect_response=False)
        self.assertEqual(self.now().state, "open")

    def _close(self):
        close_comments(actor=self.bo, post=self.question.post, because="Klaar.")

    def _take(self):
        delete_comment(actor=self.cy, comment=self.answer)


class TurnTests(AnsweringTestCase):
    def test_who_sees_to_it_has_it_and_who_has_it_passes_it_on(self):
        address = f"/questions/{self.question.pk}"
        self.assertEqual(self.as_person(self.cy).post(f"{address}/passed-on/").status_code, 403)
        self.assertEqual(self.as_person(self.cy).post(f"{address}/taken/").status_code, 302)
        self.assertEqual(self.now().owner, self.cy)
        self.assertEqual(self.as_person(self.gus).post(f"{address}/taken/").status_code, 403)
        self.assertEqual(self.as_person(self.cy).post(f"{address}/passed-on/").status_code, 302)
        self.assertEqual(self.now().owner, self.ada)
