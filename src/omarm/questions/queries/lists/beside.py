"""What stands beside the stream at home: what waits for one, and what one asked and still waits for."""

from omarm.questions.models import Question
from omarm.questions.queries.answers import states_of
from omarm.questions.queries.turns import asked_of
from omarm.stream.models import Post

MOST_BESIDE = 3


def beside_home(person):
    """Return {"with_me": how many wait for the person, "mine": the newest Questions of theirs that nothing solved yet}.

    Each of those has `answer_count` and its post. What was asked without a name does not stand there: others may look
    along. Three statements.
    """
    own = Post.objects.visible_to(person).live().filter(author=person)
    mine = Question.objects.filter(post__in=own, solved_at=None).select_related("post").order_by("-pk")[:MOST_BESIDE]
    found = {question.pk: question for question in mine}
    for pk, counted in states_of(found).items():
        found[pk].answer_count = counted.answer_count
    return {"with_me": asked_of(person).count(), "mine": list(found.values())}
