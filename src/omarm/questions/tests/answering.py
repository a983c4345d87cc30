"""Questions as people ask and answer them, for tests of what is made of answers."""

from omarm.people.commands import nameless_account
from omarm.questions.commands import CODE, begin
from omarm.questions.models import Question, SealedAsker
from omarm.questions.sealing import seal
from omarm.stream.commands import Draft, Place, add_comment, mark_attached, publish_post
from omarm.stream.models import Post
from omarm.stream.tests.writing import StreamTestCase


def ask(actor, *, group=None, body="Hoe lang is een paspoort geldig?", **told):
    """Ask something in a group, or of everybody. Returns the Question."""

    def store(post):
        mark_attached(post=post, code=CODE)
        begin(question=Question.objects.create(post=post, **told))

    draft = Draft(body=body, place=Place(group=group))
    post = publish_post(actor=actor, kind=CODE, draft=draft, detail=store)
    return Question.objects.select_related("post").get(pk=post.pk)


def take_name_off(question):
    """Have a question be one that was asked without a name, by who asked it. Returns it."""
    SealedAsker.objects.create(question=question, sealed=seal(question.pk, question.post.author_id))
    Post.objects.filter(pk=question.pk).update(author=nameless_account())
    Question.objects.filter(pk=question.pk).update(is_anonymous=True)
    return Question.objects.select_related("post").get(pk=question.pk)


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
