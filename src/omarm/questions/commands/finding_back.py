"""Saying afterwards that a post was a question: one that was brought in from elsewhere, or written as an update."""

from django.db import transaction

from omarm.questions.commands.answering import CODE, weigh
from omarm.questions.commands.turns import begin
from omarm.questions.models import Answer, Question
from omarm.stream import commands as stream
from omarm.stream.models import Comment


@transaction.atomic
def call_question(*, actor, post):
    """Have an everyday post be a question; what others said to it are its answers. Returns the Question.

    For its author and who looks after it. Nothing is promised for what is answered; what is not, somebody is asked now.
    Raises what `stream.become` raises.
    """
    made = []

    def store(now):
        stream.mark_attached(post=now, code=CODE)
        made.append(Question.objects.create(post=now))

    stream.become(actor=actor, post=post, kind=CODE, detail=store)
    others = Comment.objects.filter(post=post.pk, parent=None).exclude(author=post.author_id)
    Answer.objects.bulk_create(Answer(comment=comment, question=made[0]) for comment in others)
    question = weigh(made[0])
    if question.is_open:
        begin(question=question)
    return question
