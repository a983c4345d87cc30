"""What another time of publishing means for a question that waits for it."""

from django.db import transaction
from django.utils import timezone

from omarm.questions.commands.turns import Look, give
from omarm.questions.models import Question, Turn
from omarm.questions.queries.promise import promised


@transaction.atomic
def note_moved(post):
    """Have the promise of a question run from its new time, and nobody be asked before. Returns the Question.

    For `stream`, in whose transaction it happens and which checked who asks.
    """
    question = Question.objects.select_for_update(of=("self",), no_key=True).select_related("post").get(pk=post.pk)
    now = timezone.now()
    look = Look.at(question, max(now, question.post.published_at))
    question.due_at = promised(look.group, question.urgent_minutes, look.now)
    line = Turn.objects.filter(question=question, outcome=Turn.Outcome.IN_LINE)
    line.update(asked_at=look.now, asked_on=look.day, until=question.due_at or look.now)

    if look.now > now:
        question.next_at = look.now
        question.save(update_fields=["due_at", "next_at"])
    else:
        give(look)
    return question
