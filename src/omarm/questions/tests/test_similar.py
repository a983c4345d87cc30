import re
from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from omarm.demo.bench.questions.corpus import store_questions
from omarm.questions.models import Card, Question
from omarm.questions.queries import similar
from omarm.questions.tests.finding import FindingTestCase
from omarm.search.queries.candidates import is_large
from omarm.search.queries.known import known
from omarm.stream.commands import add_comment
from omarm.stream.models import Comment, Post


class SimilarTests(FindingTestCase):
    def titles(self, person, text, **more):
        return [one.title for one in similar(person, text, **more)]

    def test_the_same_question_in_other_words_comes_first(self):
        found = similar(self.bo, "geldigheid van een reisdocument")
        self.assertEqual(found[0].post_id, self.asked[None])
        self.assertEqual(found[0].state, "open")
        self.assertIn("reisdocument", found[0].why)

    def test_it_says_where_it_was_asked(self):
        found = similar(self.bo, "stalling voor mijn rijwiel")
        self.assertEqual((found[0].post_id, found[0].where), (self.asked["open"], "Groep open"))
        self.assertEqual(found[0].url, f"/posts/{self.asked['open']}/")

    def test_nothing_before_the_third_word(self):
        self.assertEqual(similar(self.bo, "paspoort geldig"), [])

    def test_nothing_that_is_about_something_else(self):
        self.assertEqual(similar(self.bo, "kwantumveld en donkere materie"), [])

    def test_whatever_is_typed_can_be_asked(self):
        for text in (
            "",
            "   ",
            "de het een",
            "'''@all''' & @yquestion | x",
            "a\x00b c d",
            "woord " * 2_000,
            "x" * 10_000,
        ):
            with self.subTest(text=text[:30]):
                self.assertIsInstance(similar(self.bo, text), list)

    def test_what_is_kept_on_a_card_comes_first(self):
        texts = ["Hoe lang is een paspoort geldig voor een kind?", "Hoe lang is mijn paspoort geldig?"]
        ids = store_questions(self.ada, [(text, None) for text in texts])
        self._keep(ids[texts[0]])
        found = similar(self.bo, "Hoe lang is mijn paspoort geldig?")
        self.assertEqual((found[0].post_id, found[0].state, found[0].card), (ids[texts[0]], "kept", True))
        self.assertEqual(found[0].answer, "Vijf jaar. Daarna niet meer.")

    def test_a_card_that_is_far_less_like_it_does_not(self):
        text = "Wie repareert mijn dienstfiets met een lekke band?"
        ids = store_questions(
            self.ada, [(text, None), ("Wie bewaart de sleutel van de berging met gereedschap?", None)]
        )
        self._keep(ids["Wie bewaart de sleutel van de berging met gereedschap?"])
        found = similar(self.bo, "Wie repareert mijn dienstfiets met een lekke band voor de berging?")
        self.assertEqual((found[0].post_id, found[0].near), (ids[text], True))
        self.assertEqual([(one.card, one.near) for one in found[1:] if one.card], [(True, False)])

    def test_what_is_shared_is_named_by_what_says_most(self):
        store_questions(self.ada, [("Wie weet hoe lang de sleutel van de berging weg is?", None)])
        found = similar(self.bo, "Hoe lang is de sleutel van mijn berging weg, en wie weet dat?")
        self.assertEqual(set(found[0].why) & {"wie", "hoe lang", "lang", "weg"}, set())
        self.assertLessEqual({"sleutel", "berging"}, set(found[0].why))

    def test_a_card_that_was_withdrawn_is_none(self):
        card = self._keep(self.asked[None])
        Card.objects.filter(pk=card.pk).update(withdrawn_at=timezone.now())
        found = similar(self.bo, "Hoe lang is een paspoort geldig?")[0]
        self.assertEqual((found.state, found.card, found.answer), ("open", False, ""))

    def test_the_solution_is_shown_and_a_deleted_one_is_not(self):
        comment = self._solve(self.asked["open"], "In de kelder, achter de rode deur.")
        self.assertEqual(similar(self.bo, "mijn fiets stallen")[0].answer, "In de kelder, achter de rode deur.")
        Comment.objects.filter(pk=comment.pk).update(deleted_at=timezone.now())
        found = similar(self.bo, "mijn fiets stallen")[0]
        self.assertEqual((found.state, found.answer), ("solved", ""))

    def test_a_question_is_also_found_by_its_answer(self):
        self._solve(self.asked["open"], "In de kelder, achter de rode deur.")
        self.assertIn(self.asked["open"], [one.post_id for one in similar(self.bo, "de rode deur in de kelder")])

    def test_the_group_that_was_chosen_counts_for_more(self):
        text = "Waar kan ik mijn tas laten bij het stadhuis?"
        store_questions(self.ada, [(text, self.open)])
        store_questions(self.ada, [(f"{text} ", self.request)])
        found = similar(self.bo, "Waar kan ik mijn tas laten?", group=self.request)
        self.assertEqual(found[0].where, "Groep request")

    def test_as_many_queries_for_two_as_for_many(self):
        known(), is_large()  # remembered for some seconds, no part of the cost
        with CaptureQueriesContext(connection) as few:
            similar(self.bo, "Waar kan ik mijn fiets stallen?")
        store_questions(self.ada, [(f"Waar kan ik mijn fiets stallen op dag {day}?", self.open) for day in range(17)])
        with self.assertNumQueries(len(few)):
            self.assertEqual(len(similar(self.bo, "Waar kan ik mijn fiets stallen?")), 5)

    def _keep(self, post_id):
        return Card.objects.create(
            question=Question.objects.get(pk=post_id), title="Geldigheid", owner=self.ada,
            body="<p>Vijf jaar.</p><p>Daarna niet meer.</p>", review_on=timezone.localdate() + timedelta(days=90),
        )  # fmt: skip

    def _solve(self, post_id, body):
        comment = add_comment(actor=self.bo, post=Post.objects.get(pk=post_id), body=body)
        Question.objects.filter(pk=post_id).update(
            solved_at=timezone.now(), answered_at=timezone.now(), solution=comment
        )
        return comment


class LeakTests(FindingTestCase):
    HIDDEN, NOWHERE = "geheime reorganisatie van groen", "kwantumveld en donkere materie"

    def test_the_outsider_finds_nothing_of_closed_and_hidden_groups(self):
        for person in (self.cy, self.gus, self.mo):
            for text in ("Wanneer begint de geheime reorganisatie van Groen?", "Wie krijgt de nieuwe dienstauto?"):
                with self.subTest(person=person.username, text=text):
                    closed = {self.asked["closed"], self.asked["hidden"]}
                    self.assertTrue(closed.isdisjoint(one.post_id for one in similar(person, text)))

    def test_members_do_find_it(self):
        self.assertEqual(similar(self.bo, self.HIDDEN)[0].post_id, self.asked["closed"])

    def test_a_guest_finds_what_is_in_their_group_alone(self):
        self.assertEqual(similar(self.gus, "mijn fiets stallen")[0].post_id, self.asked["open"])
        self.assertEqual(similar(self.gus, "Hoe lang is een paspoort geldig?"), [])

    def test_who_leaves_finds_it_no_more(self):
        self.closed.memberships.filter(person=self.bo).delete()
        self.assertEqual(similar(self.bo, self.HIDDEN), [])

    def test_the_read_rule_is_asked_again_of_what_the_index_gives(self):
        with connection.cursor() as cursor:
            cursor.execute(
                "update search_document set words = words || '''@all'''::tsvector where object_id = %s",
                [self.asked["closed"]],
            )
        self.assertEqual(similar(self.cy, self.HIDDEN), [])

    def test_what_was_deleted_or_hidden_is_found_no_more(self):
        for field in ("deleted_at", "hidden_at"):
            with self.subTest(field=field):
                Post.objects.filter(pk=self.asked[None]).update(**{field: timezone.now()})
                self.assertEqual(similar(self.bo, "Hoe lang is een paspoort geldig?"), [])
                Post.objects.filter(pk=self.asked[None]).update(**{field: None})

    def test_the_same_statements_for_a_word_of_a_closed_group_and_one_that_is_nowhere(self):
        self.assertEqual(self._statements(self.cy, self.HIDDEN), self._statements(self.cy, self.NOWHERE))

    def test_hidden_questions_move_no_order_and_no_score(self):
        text = "fiets stallen of een paspoort"
        before = similar(self.cy, text)
        store_questions(
            self.ada, [(f"Waar kan ik mijn fiets stallen, deel {number}?", self.closed) for number in range(9)]
        )
        self.assertEqual(similar(self.cy, text), before)
        self.assertEqual(len(before), 2)

    def _statements(self, person, text):
        """Return what the database was asked, without what was typed and what is remembered for some seconds."""
        known(), is_large()
        with CaptureQueriesContext(connection) as asked:
            similar(person, text)
        return [
            re.sub(r"s\d+_x\d+|'(?:[^']|'')*'|ARRAY\[.*?\]|IN \(.*?\)", "?", one["sql"], flags=re.DOTALL)
            for one in asked
        ]
