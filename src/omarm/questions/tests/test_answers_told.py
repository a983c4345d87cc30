"""Who hears of what an answer means for a question, and who does not."""

from omarm.activity.deliverer import deliver_batch
from omarm.notifications.models import Notification, Reason
from omarm.questions.commands import mark_solution, not_an_answer, unmark_solution
from omarm.questions.tests.answering import AnsweringTestCase, take_name_off
from omarm.stream.commands import delete_comment


class ToldTests(AnsweringTestCase):
    def setUp(self):
        super().setUp()
        self.answer = self.say(self.cy)

    def told(self, reason):
        """Return {username: the ids of who is named} of those who are told for this reason."""
        while deliver_batch():
            pass
        rows = Notification.objects.filter(reason=reason).unread()
        return {row.person.username: row.actors[: row.in_front] for row in rows.select_related("person")}

    def test_who_gave_the_answer_hears_that_it_solved_it(self):
        mark_solution(actor=self.bo, question=self.question, comment=self.answer)
        self.assertEqual(self.told(Reason.SOLVED), {"cy": [self.bo.pk]})

    def test_not_when_it_did_not_after_all(self):
        mark_solution(actor=self.bo, question=self.question, comment=self.answer)
        unmark_solution(actor=self.bo, question=self.question)
        self.assertEqual(self.told(Reason.SOLVED), {})

    def test_of_a_question_without_a_name_nobody_is_named(self):
        take_name_off(self.question)
        mark_solution(actor=self.bo, question=self.question, comment=self.answer)
        self.assertEqual(self.told(Reason.SOLVED), {"cy": []})

    def test_who_asked_hears_that_the_solution_went(self):
        mark_solution(actor=self.bo, question=self.question, comment=self.answer)
        delete_comment(actor=self.cy, comment=self.answer)
        self.assertEqual(self.told(Reason.UNSOLVED), {"bo": []})

    def test_but_not_when_they_said_so_themselves(self):
        mark_solution(actor=self.bo, question=self.question, comment=self.answer)
        not_an_answer(actor=self.bo, comment=self.answer)
        self.assertEqual(self.told(Reason.UNSOLVED), {})
