"""Questions as people ask and answer them, for tests of what is made of answers."""

from omarm.questions.commands import CODE, begin
from omarm.questions.models import Question
from omarm.stream.commands import Draft, Place, add_comment, mark_attached, publish_post
from omarm.stream.tests.writing import StreamTestCase


def ask(actor, *, group=None, body="Hoe lang is een paspoort geldig?", **told):
    """Ask something in a group, or of everybody. Returns the Question."""

    def store(post):
        mark_attached(post=post, code=CODE)
        begin(question=Question.objects.create(post=post, **told))

    draft = Draft(body=body, place=Place(group=group))
    post = publish_post(actor=actor, kind=CODE, draft=draft, detail=store)
    return Question.objects.select_related("post").get(pk=post.pk)


class AnsweringTestCase(StreamTestCase):
    """Bo asks in the open group, which Ada owns."""

    def setUp(self):
        super().setUp()
        self.question = ask(self.bo, group=self.open)

    def say(self, person, body="Tien jaar.", **about):
        return add_comment(actor=person, post=self.question.post, body=body, **about)

    def now(self):
        """Return the question as it is stored now."""
        return Question.objects.select_related("post").get(pk=self.question.pk)
