"""Answers among the comments, and what people say of them: it helped me, I have the same question."""

from django.conf import settings
from django.db import models

from omarm.questions.models.asking import Question
from omarm.stream.models import Comment


class AnswerQuerySet(models.QuerySet):
    def standing(self):
        """Return those whose comment is neither deleted nor hidden."""
        return self.filter(comment__deleted_at=None, comment__hidden_at=None)


class Answer(models.Model):
    """That a comment is meant as an answer: one to the question itself. The others ask for more, or talk on."""

    comment = models.OneToOneField(Comment, models.CASCADE, primary_key=True, related_name="answer")
    question = models.ForeignKey(Question, models.CASCADE, related_name="answers")

    objects = AnswerQuerySet.as_manager()

    def __str__(self):
        return f"{self.comment_id}"


class Helped(models.Model):
    """That an answer solved somebody's problem. Only who gave the answer sees by how many; nobody sees by whom."""

    answer = models.ForeignKey(Answer, models.CASCADE, related_name="helped", db_index=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")

    class Meta:
        verbose_name_plural = "helped"
        constraints = [models.UniqueConstraint(fields=["answer", "person"], name="helped_once")]

    def __str__(self):
        return f"{self.answer_id}"


class SameQuestion(models.Model):
    """That somebody has the same question: they follow it, and it is shown how many there are."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="same", db_index=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["question", "person"], name="same_question_once")]

    def __str__(self):
        return f"{self.question_id} {self.person_id}"
