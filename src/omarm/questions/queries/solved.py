"""What somebody's own answers solved: a number for themselves alone."""

from dataclasses import dataclass

from omarm.questions.models import Answer, Helped, Question
from omarm.stream.models import Comment, Post


@dataclass(frozen=True, slots=True)
class Solved:
    """How many questions somebody's answers solved, and how often a colleague said that one solved their problem."""

    questions: int
    problems: int


def solved_by(person):
    """Return the Solved of a person, of what stands and they may still read. Only for themselves."""
    readable = Post.objects.visible_to(person)
    mine = Comment.objects.standing().filter(author=person, post__kind="question", post__in=readable)
    questions = Question.objects.filter(solution__in=mine).count()
    return Solved(questions, Helped.objects.filter(answer__in=Answer.objects.filter(comment__in=mine)).count())
