"""What somebody's answers solved: a number on their own page, for their own eyes."""

from django.utils.translation import override

from omarm.people.models import Person
from omarm.questions.commands import helped, mark_solution
from omarm.questions.models import Answer
from omarm.questions.queries import solved_by
from omarm.questions.tests.answering import AnsweringTestCase, ask
from omarm.stream.commands import add_comment, delete_comment

TITLE = "What your answers solved"


class OwnNumberTests(AnsweringTestCase):
    def setUp(self):
        super().setUp()
        self.enterContext(override("en"))
        Person.objects.update(language="en")
        self.answer = self.say(self.cy)

    def number(self, person=None):
        solved = solved_by(person or self.cy)
        return solved.questions, solved.problems

    def page(self, viewer, of="cy"):
        return self.as_person(viewer).get(f"/people/{of}/").content.decode()

    def test_it_counts_solutions_and_those_who_say_that_it_helped(self):
        self.assertEqual(self.number(), (0, 0))
        self.assertNotIn(TITLE, self.page(self.cy))
        mark_solution(actor=self.bo, question=self.question, comment=self.answer)
        for person in (self.ada, self.gus):
            helped(actor=person, answer=Answer.objects.get())
        self.assertEqual((self.number(), self.number(self.ada)), ((1, 2), (0, 0)))
        page = self.page(self.cy)
        for words in (
            TITLE,
            "1 question was solved by an answer of yours.",
            "2 times a colleague said",
            "Only you see this.",
        ):
            self.assertIn(words, page)

    def test_nobody_else_sees_it(self):
        mark_solution(actor=self.bo, question=self.question, comment=self.answer)
        for viewer in (self.ada, self.bo, self.mo):
            self.assertNotIn(TITLE, self.page(viewer), viewer.username)
        for way in ("colleague", "guest"):
            self.assertNotContains(self.as_person(self.cy).get(f"/people/cy/?as={way}"), TITLE)
        self.assertNotIn(TITLE, self.page(self.ada, of="ada"))

    def test_what_is_gone_or_may_not_be_read_any_more_counts_no_longer(self):
        mark_solution(actor=self.bo, question=self.question, comment=self.answer)
        closed = ask(self.ada, group=self.closed)
        inside = add_comment(actor=self.bo, post=closed.post, body="Tien jaar.")
        mark_solution(actor=self.ada, question=closed, comment=inside)
        self.assertEqual(self.number(self.bo), (1, 0))
        self.closed.memberships.filter(person=self.bo).delete()
        delete_comment(actor=self.cy, comment=self.answer)
        self.assertEqual((self.number(self.bo), self.number()), ((0, 0), (0, 0)))

    def test_it_asks_twice_whatever_the_number(self):
        for _more in range(2):
            self.say(self.cy, "Nog een antwoord.")
            with self.assertNumQueries(2):
                solved_by(self.cy)
