"""Two people at the same moment, on the same answer: one waits for the other, and both get what they asked for."""

from concurrent.futures import ThreadPoolExecutor
from time import sleep

from django.db import connections, transaction
from django.test import TransactionTestCase
from django.utils import timezone

from omarm.core.testing.cast import make_person
from omarm.groups.commands import NewGroup, start_group
from omarm.questions.commands import mark_solution
from omarm.questions.models import Question
from omarm.questions.tests.answering import ask
from omarm.stream.commands import add_comment, hide_comment


class SolvedAndHiddenTests(TransactionTestCase):
    def test_an_answer_is_said_to_solve_it_while_it_is_hidden(self):
        ada, bo, cy = (make_person(name) for name in ("ada", "bo", "cy"))
        group = start_group(actor=ada, new=NewGroup(name="Balie"))
        group.memberships.create(person=bo, joined_at=timezone.now())
        question = ask(bo, group=group)
        answer = add_comment(actor=cy, post=question.post, body="Tien jaar.")

        def hide():
            try:
                return hide_comment(actor=ada, comment=answer)
            finally:
                connections.close_all()

        with ThreadPoolExecutor(1) as pool, transaction.atomic():
            Question.objects.select_for_update().get(pk=question.pk)
            hidden = pool.submit(hide)  # has the comment, and waits for the question
            sleep(0.5)
            mark_solution(actor=bo, question=question, comment=answer)
        self.assertIsNotNone(hidden.result(timeout=30).hidden_at)
        question.refresh_from_db()
        self.assertEqual((question.solution, question.solved_at), (None, None))
