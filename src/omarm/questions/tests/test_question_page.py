"""A question as people see it: its state, what stands above the conversation and with each comment, and who may press what."""

import re
from uuid import uuid4

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from omarm.core.testing.browsing import HtmxClient, signed_in
from omarm.groups.commands import archive_group
from omarm.people.models import Person
from omarm.questions.commands import mark_solution
from omarm.questions.queries import marks_for
from omarm.questions.tests.answering import AnsweringTestCase, ask
from omarm.questions.tests.listing import make_late
from omarm.questions.views import parts
from omarm.stream import cards
from omarm.stream.commands import Place, add_comment, delete_comment, place_post
from omarm.stream.queries import conversation_on, rows_for
from omarm.stream.tests.writing import write

MOST_STATEMENTS = 50


class PageTestCase(AnsweringTestCase):
    def setUp(self):
        super().setUp()
        self.enterContext(override("en"))
        Person.objects.update(language="en")

    def page(self, person, question=None):
        address = (question or self.question).post.get_absolute_url()
        return self.as_person(person).get(address)

    def url(self, verb, comment, question=None):
        return f"/questions/{(question or self.question).pk}/{verb.format(comment.pk)}/"


class WordsTests(PageTestCase):
    def test_one_answers_a_question_and_comments_on_anything_else(self):
        other = write(self.ada)
        for post, asks in ((self.question.post, True), (other, False)):
            page = self.as_person(self.cy).get(post.get_absolute_url())
            for words in ("Your answer", "Nobody has answered yet", "</svg>Answer</a>"):
                (self.assertContains if asks else self.assertNotContains)(page, words)
            for words in ("Your comment", "Nobody has commented yet", "</svg>Comment</a>"):
                (self.assertNotContains if asks else self.assertContains)(page, words)


class StateTests(PageTestCase):
    def test_it_says_how_it_stands(self):
        self.assertContains(self.page(self.cy), "Waits for an answer")
        comment = self.say(self.cy)
        page = self.page(self.ada)
        self.assertContains(page, "Answered")
        self.assertNotContains(page, "Waits for an answer")
        mark_solution(actor=self.bo, question=self.question, comment=comment)
        page = self.page(self.ada)
        for words in ("Solved", "This solved it", "To the answer in the conversation"):
            self.assertContains(page, words)
        delete_comment(actor=self.cy, comment=comment)
        page = self.page(self.ada)
        self.assertContains(page, "Waits for an answer")
        self.assertNotContains(page, "This solved it")
        self.assertNotContains(page, "Tien jaar.")

    def test_a_promise_that_was_not_kept_is_told_as_past(self):
        self.assertContains(self.page(self.cy), "Answer promised by")
        make_late(self.question)
        page = self.page(self.cy)
        self.assertContains(page, "An answer was promised by")
        self.assertNotContains(page, "Answer promised by")

    def test_in_a_stream_too_and_the_kept_card_knows_nothing_of_it(self):
        [card] = cards.cards_for(self.cy, rows_for(self.cy, [self.question.pk]).values())
        self.assertIn("Waits for an answer", card.part)
        self.assertNotIn("Waits for an answer", card.body)

    def test_a_page_that_is_open_fetches_how_it_stands_now(self):
        address = f"/questions/{self.question.pk}/now/"
        self.assertContains(self.page(self.cy), f'hx-get="{address}"')
        htmx = signed_in(HtmxClient(), self.cy)
        said = htmx.post(f"/posts/{self.question.pk}/comments/", {"body": "Tien jaar.", "submission": str(uuid4())})
        self.assertEqual(said.headers["HX-Trigger"], "commented")
        now = htmx.get(address)
        self.assertContains(now, 'hx-swap-oob="true"')
        self.assertContains(now, "Answered")
        closed = ask(self.bo, group=self.closed)
        self.assertEqual(htmx.get(f"/questions/{closed.pk}/now/").status_code, 404)

    def test_many_cost_as_much_as_two(self):
        for number in (2, 17):
            ids = [ask(self.bo, group=self.open).pk for _one in range(number)]
            with self.assertNumQueries(1):
                self.assertEqual(len(parts.states(self.cy, ids)), number)

    def test_who_has_it_is_told_without_a_name_unless_they_are_an_expert(self):
        page = self.page(self.cy)
        self.assertContains(page, "Who looks after the place where it was asked has this question now.")
        self.question.turns.filter(outcome="waiting").update(role="expert")
        self.assertRegex(self.page(self.cy).content.decode(), r">Ada van der Velde</a> has this question now")

    def test_it_names_no_group_that_the_reader_may_not_know(self):
        question = ask(self.bo, group=self.hidden)
        place_post(actor=self.bo, post=question.post, place=Place())
        self.assertNotContains(self.page(self.cy, question), self.hidden.name)


class MarkTests(PageTestCase):
    def setUp(self):
        super().setUp()
        self.answer = self.say(self.cy)

    def test_each_sees_the_acts_that_are_theirs(self):
        for person, settles, judges in ((self.bo, True, True), (self.cy, False, True), (self.ada, False, False)):
            page = self.page(person)
            for words, is_there in (("This solves it", settles), ("This is no answer", judges)):
                (self.assertContains if is_there else self.assertNotContains)(page, words)

    def test_once_something_solved_it_the_others_ask_for_it_no_more_loudly(self):
        loud = re.compile('class="button button--soft" id="settle-')
        self.assertRegex(self.page(self.bo).content.decode(), loud)
        mark_solution(actor=self.bo, question=self.question, comment=self.answer)
        self.say(self.ada, "Vijf jaar.")
        page = self.page(self.bo)
        self.assertNotRegex(page.content.decode(), loud)
        self.assertContains(page, "This solves it")
        self.assertContains(page, "It did not solve it: ask it again")

    def test_in_a_group_that_ended_there_are_none(self):
        archive_group(actor=self.ada, group=self.open)
        for words in ("This solves it", "This is no answer"):
            self.assertNotContains(self.page(self.bo), words)

    def test_a_reply_and_ones_own_comment_have_no_mark(self):
        self.say(self.bo, "Dank je.")
        self.say(self.ada, "Klopt.", parent=self.answer)
        rows = [
            row for thread in conversation_on(self.question.post).threads for row in (thread.comment, *thread.answers)
        ]
        self.assertEqual([mark.comment_id for mark in marks_for(self.bo, self.question.post, rows)], [self.answer.pk])

    def test_many_cost_as_much_as_one(self):
        costs = []
        for _more in range(2):
            rows = [thread.comment for thread in conversation_on(self.question.post).threads]
            with self.assertNumQueries(5):
                costs.append(len(marks_for(self.ada, self.question.post, rows)))
            for number in range(16):
                self.say(self.cy, f"Antwoord {number}.")
        self.assertEqual(costs, [1, 17])

    def test_a_page_of_many_answers_asks_as_much_as_one_of_two(self):
        """With a solution, somebody helped and a card's button: as a reader, as who asked and as who looks after the place."""
        mark_solution(actor=self.bo, question=self.question, comment=self.answer)
        self.say(self.cy, "En vijf jaar voor kinderen.")
        readers = (self.gus, self.bo, self.ada)
        few = {person: self._statements(person, answers=2) for person in readers}
        for number in range(15):
            self.say(self.cy, f"Antwoord {number}.")
        self.assertEqual({person: self._statements(person, answers=17) for person in readers}, few)
        self.assertLessEqual(max(few.values()), MOST_STATEMENTS)

    def test_the_buttons_do_what_they_say(self):
        browser = self.as_person(self.bo)
        for verb, state in (
            ("solution/{}", "solved"), ("solution/{}/delete", "answered"), ("answers/{}/delete", "open"),
            ("answers/{}", "answered"),
        ):  # fmt: skip
            answer = browser.post(self.url(verb, self.answer))
            self.assertRedirects(answer, self.answer.get_absolute_url(), fetch_redirect_response=False)
            self.assertEqual(self.now().state, state)

    def test_who_may_not_is_refused_and_who_may_not_read_finds_nothing(self):
        """Bo reads both, and finds no answer of the one under the other."""
        closed = ask(self.bo, group=self.closed)
        inside = add_comment(actor=self.ada, post=closed.post, body="Tien jaar.")
        for verb in ("solution/{}", "solution/{}/delete", "answers/{}", "answers/{}/delete"):
            self.assertEqual(self.as_person(self.gus).post(self.url(verb, self.answer)).status_code, 403)
            self.assertEqual(self.as_person(self.cy).post(self.url(verb, inside, closed)).status_code, 404)
            self.assertEqual(self.as_person(self.bo).post(self.url(verb, inside)).status_code, 404)
            self.assertEqual(self.as_person(self.bo).get(self.url(verb, self.answer)).status_code, 405)
        self.assertEqual((self.now().state, self.now().solution), ("answered", None))

    def test_what_is_kept_of_a_comment_says_nothing_of_who_looks(self):
        self.page(self.bo)
        self.assertNotContains(self.page(self.ada), "This solves it")
        self.assertNotContains(self.page(self.ada), "\0")

    def _statements(self, person, *, answers):
        """Return what one page asks of the database; the first look keeps what is kept."""
        browser, address = self.as_person(person), self.question.post.get_absolute_url()
        self.assertContains(browser.get(address), 'id="mark-', count=answers)
        with CaptureQueriesContext(connection) as asked:
            browser.get(address)
        return len(asked)
