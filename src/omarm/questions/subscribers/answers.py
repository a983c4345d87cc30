"""What follows when somebody says what a comment means for a question: open pages show it, and who is meant hears of it."""

from omarm.activity.log import on
from omarm.core.live import announce
from omarm.notifications.commands import tell, tell_author
from omarm.notifications.models import Reason
from omarm.questions.models import Question
from omarm.stream.models import Post


@on("question.solved")
@on("question.unsolved")
@on("question.reopened")
@on("answer.added")
@on("answer.taken_off")
def show_marks(fact):
    """Have the comments that are marked otherwise now be made anew where they are being read."""
    post_id = fact.data["post"]
    if Post.objects.live().filter(pk=post_id).exists():
        for comment_id in fact.data["comments"]:
            announce([f"c{post_id}"], "comment-changed", comment_id, by=fact.actor_id)


@on("question.solved")
def tell_who_solved_it(fact):
    """Tell who gave the answer that solved a question, if it still is the one that this fact is about."""
    solved = Question.objects.filter(pk=fact.data["post"], solution=fact.data["comments"][-1])
    people = list(solved.values_list("solution__author", flat=True))
    tell(actor=fact.actor_id, post_id=fact.data["post"], people=people, reason=Reason.SOLVED, at=fact.recorded_at)


@on("question.solution_went")
def tell_who_asked(fact):
    """Tell who asked that the answer that solved it is gone, while nothing else solved it. Without a name nobody is told."""
    if Question.objects.filter(pk=fact.data["post"], solved_at=None).exists():
        tell_author(actor=None, post_id=fact.data["post"], reason=Reason.UNSOLVED, at=fact.recorded_at)
