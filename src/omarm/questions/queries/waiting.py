"""Questions that wait for an answer, for the desk: plain values, found with one query for each sort."""

from datetime import timedelta

from omarm.core.prepared import Waiting
from omarm.questions.models import Question
from omarm.stream.models import Post

A_DAY = timedelta(hours=24)
LOOKED_BACK = timedelta(days=84)  # older ones are not brought up any more, as in a group (care/questions.py)


def overdue(now, most):
    """Return the open questions that wait longer than was promised, the longest first: by the index of open ones."""
    return _waiting(_open(now).filter(due_at__lt=now).order_by("due_at", "pk"), most)


def unanswered(now, most):
    """Return the other open questions that were asked a day ago or longer, the oldest first."""
    rows = _open(now).exclude(due_at__lt=now).filter(post__published_at__lte=now - A_DAY)
    return _waiting(rows.order_by("post__published_at", "pk"), most)


def seen_by(person, waiting):
    """Return those of a list of which the person may read the question, with its title, and that nobody answered meanwhile."""
    asked = [one.values["post"] for one in waiting]
    readable = Post.objects.visible_to(person).filter(pk__in=asked)
    still = Question.objects.filter(post__in=readable, answered_at=None, solved_at=None).select_related("post")
    there = {one.pk: str(one.post)[:120] for one in still}
    return [one.filled(title=there[one.values["post"]]) for one in waiting if one.values["post"] in there]


def _open(now):
    asked = Question.objects.filter(answered_at=None, solved_at=None, post__published_at__gte=now - LOOKED_BACK)
    return asked.filter(post__in=Post.objects.live())


def _waiting(rows, most):
    return [
        Waiting(
            key=str(row.pk), since=row.post.published_at, until=row.due_at,
            values={"post": row.pk, "since": row.post.published_at.isoformat()},
        )
        for row in rows.select_related("post").only("due_at", "post__published_at")[:most]
    ]  # fmt: skip
