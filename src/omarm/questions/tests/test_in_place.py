"""What is pressed on the page of a question shows its result in its place: the mark, how it stands, and a word that is read aloud."""

import re

from django.utils.translation import override

from omarm.core.testing.browsing import HtmxClient, signed_in
from omarm.people.models import Person
from omarm.questions.commands import mark_solution
from omarm.questions.models import Helped
from omarm.questions.tests.answering import AnsweringTestCase, ask
from omarm.stream.commands import add_comment
from omarm.stream.models import Follow

SWAPPED = re.compile(r'id="([^"]+)" hx-swap-oob="')


class InPlaceTestCase(AnsweringTestCase):
    def setUp(self):
        super().setUp()
        self.enterContext(override("en"))
        Person.objects.update(language="en")
        self.answer, self.other = self.say(self.cy), self.say(self.ada, "Vijf jaar voor kinderen.")

    def press(self, person, act, *, target=""):
        told = {"HTTP_HX_TARGET": target} if target else {}
        return signed_in(HtmxClient(), person).post(f"/questions/{self.question.pk}/{act}/", **told)


class MarksInPlaceTests(InPlaceTestCase):
    def test_the_mark_comes_first_and_the_page_around_it_goes_along(self):
        page = self.press(self.bo, f"solution/{self.answer.pk}").content.decode()
        self.assertTrue(page.strip().startswith(f'<div class="answer-mark" id="mark-{self.answer.pk}" hx-target='))
        number = self.question.pk
        self.assertEqual(
            SWAPPED.findall(page),
            [f"mark-{self.other.pk}", f"question-{number}", f"question-state-{number}", f"question-said-{number}"],
        )
        for words in ("This solved it", "It is not solved after all", "Solved", "stands above the conversation now"):
            self.assertIn(words, page)

    def test_the_mark_that_was_there_before_is_taken_off(self):
        mark_solution(actor=self.bo, question=self.question, comment=self.other)
        page = self.press(self.bo, f"solution/{self.answer.pk}").content.decode()
        here, there = (page.index(f'id="mark-{pk}"') for pk in (self.answer.pk, self.other.pk))
        self.assertLess(here, there)
        self.assertIn(f'id="mark-{self.other.pk}" hx-swap-oob="true"', page)
        self.assertEqual(page.count("It is not solved after all"), 1)

    def test_what_has_the_focus_has_the_same_name_afterwards(self):
        for person, acts, name in (
            (self.bo, ("solution/{}", "solution/{}/delete"), "settle"), (self.ada, ("answers/{}/helped", "answers/{}/helped/delete"), "helped"),
            (self.cy, ("answers/{}/delete", "answers/{}"), "judge"),
        ):  # fmt: skip
            for act in acts:
                page = self.press(person, act.format(self.answer.pk)).content.decode()
                self.assertIn(f'id="{name}-{self.answer.pk}"', page, act)

    def test_that_it_helped_is_told_to_who_pressed_and_to_who_answered(self):
        page = self.press(self.ada, f"answers/{self.answer.pk}/helped").content.decode()
        self.assertIn('aria-pressed="true"', page)
        self.assertIn("Nobody sees that it was you.", page)
        self.assertNotIn("It solved the problem of", page)
        self.assertEqual(Helped.objects.count(), 1)
        page = self.press(self.cy, f"answers/{self.answer.pk}").content.decode()
        self.assertIn("It solved the problem of 1 colleague.", page)

    def test_who_asked_is_offered_it_for_what_helped_beside_the_solution(self):
        page = self.as_person(self.bo).get(self.question.post.get_absolute_url()).content.decode()
        self.assertNotIn("helped-", page)
        mark_solution(actor=self.bo, question=self.question, comment=self.answer)
        page = self.as_person(self.bo).get(self.question.post.get_absolute_url()).content.decode()
        self.assertEqual(re.findall(r'id="helped-(\d+)"', page), [str(self.other.pk)])
        self.assertIn("This helped too", page)

    def test_what_helped_too_can_be_said_at_once_and_no_more_when_it_is_not_solved(self):
        page = self.press(self.bo, f"solution/{self.answer.pk}").content.decode()
        self.assertEqual(re.findall(r'id="helped-(\d+)"', page), [str(self.other.pk)])
        page = self.press(self.bo, f"solution/{self.answer.pk}/delete").content.decode()
        self.assertIn(f'id="mark-{self.other.pk}" hx-swap-oob="true"', page)
        self.assertNotIn("helped-", page)

    def test_what_is_refused_or_not_there_changes_nothing(self):
        self.assertEqual(self.press(self.cy, f"solution/{self.answer.pk}").status_code, 403)
        closed = ask(self.bo, group=self.closed)
        inside = add_comment(actor=self.ada, post=closed.post, body="Tien jaar.")
        self.assertEqual(self.press(self.bo, f"solution/{inside.pk}").status_code, 404)
        self.assertIsNone(self.now().solution)


class StandingInPlaceTests(InPlaceTestCase):
    def setUp(self):
        super().setUp()
        self.question = ask(self.bo, group=self.open, body="Waar staat de ladder?")
        self.target = f"question-{self.question.pk}"

    def test_it_shows_how_it_stands_with_the_focus_where_it_was(self):
        for act, name, said in (
            ("same", "same", "You hear of the answers too."), ("same/delete", "same", "You no longer follow"),
            ("follow", "follow", "You hear of the answers too."), ("follow/delete", "follow", "You no longer follow"),
            ("taken", "turn", "The question is yours now."), ("passed-on", "turn", "The question has been passed on."),
        ):  # fmt: skip
            page = self.press(self.cy, act, target=self.target).content.decode()
            self.assertTrue(page.strip().startswith('<div class="question-acts"'), act)
            self.assertIn(f'id="{name}-{self.question.pk}"', page)
            self.assertIn(f'<p id="question-said-{self.question.pk}" hx-swap-oob="innerHTML">{said}', page)

    def test_who_has_it_reads_that_it_is_theirs(self):
        self.assertIn(
            "This question is with you now.", self.press(self.cy, "taken", target=self.target).content.decode()
        )
        page = self.as_person(self.ada).get(self.question.post.get_absolute_url()).content.decode()
        self.assertNotIn("This question is with you now.", page)

    def test_from_a_list_it_goes_back_there_and_says_so(self):
        answer = self.press(self.cy, "taken", target="list")
        self.assertEqual((answer.status_code, self.now().owner), (302, self.cy))
        browser = self.as_person(self.cy)
        back = browser.post(f"/questions/{self.question.pk}/passed-on/", HTTP_REFERER="http://testserver/groups/")
        self.assertRedirects(back, "http://testserver/groups/", fetch_redirect_response=False)
        self.assertContains(browser.get("/groups/"), "The question has been passed on.")

    def test_following_is_offered_to_who_does_not_hear_of_it_anyway(self):
        offered = f'id="follow-{self.question.pk}"'
        for person, is_there in ((self.cy, True), (self.bo, False)):
            page = self.as_person(person).get(self.question.post.get_absolute_url()).content.decode()
            self.assertEqual(offered in page, is_there, person.username)
        self.assertNotIn(offered, self.press(self.cy, "same", target=self.target).content.decode())
        self.assertTrue(Follow.objects.filter(person=self.cy, post=self.question.post, is_muted=False).exists())
        closed = ask(self.bo, group=self.closed)
        for act in ("follow", "follow/delete"):
            answer = self.as_person(self.cy).post(f"/questions/{closed.pk}/{act}/")
            self.assertEqual(answer.status_code, 404)
