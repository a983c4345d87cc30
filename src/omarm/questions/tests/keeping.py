"""Questions that were solved, and the cards on which their answers are kept, for tests."""

from datetime import timedelta

from django.utils import timezone

from omarm.activity.deliverer import deliver_batch
from omarm.questions.commands import CardTold, keep, mark_solution
from omarm.questions.models import Card
from omarm.questions.tests.answering import AnsweringTestCase, ask
from omarm.stream.commands import add_comment

WORDS = {"title": "Hoe lang is een paspoort geldig?", "body": "<p>Tien jaar.</p>"}


class KeepingTestCase(AnsweringTestCase):
    """Bo asked in the open group, which Ada owns; Cy, who is in no group, gave the answer that solved it."""

    def setUp(self):
        super().setUp()
        self.answer = self.say(self.cy)
        mark_solution(actor=self.bo, question=self.question, comment=self.answer)
        self.question = self.now()

    def keep(self, actor=None, question=None, **told):
        return keep(actor=actor or self.bo, question=question or self.question, told=CardTold(**WORDS | told))

    def solved_in(self, group, body="Hoe lang is een paspoort geldig?"):
        """Return a question of Bo in a group that Ada answered, and that is solved by it."""
        question = ask(self.bo, group=group, body=body)
        comment = add_comment(actor=self.ada, post=question.post, body="Vijf jaar, hortensia.")
        return mark_solution(actor=self.bo, question=question, comment=comment)

    def stored(self, card):
        return Card.objects.select_related("question__post", "owner").get(pk=card.pk)

    def deliver(self):
        while deliver_batch():
            pass

    def due(self, card, days=0):
        """Have the day of a card have come, so many days ago. Returns it."""
        Card.objects.filter(pk=card.pk).update(review_on=timezone.localdate() - timedelta(days=days))
        return self.stored(card)
