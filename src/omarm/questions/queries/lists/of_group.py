"""The questions of a group, what waits for an answer first, and how well the group keeps its promise."""

from django.db import connection
from django.db.models import Case, Q, Value, When
from django.utils import timezone

from omarm.core.floor import FLOOR
from omarm.core.pagination import PAGE, Cursor, Page, cut
from omarm.groups.promises import kept_in
from omarm.questions.queries.lists.rows import rows_of
from omarm.questions.queries.pace import usual_times
from omarm.questions.queries.promise import promise_words
from omarm.stream.models import Placement, Post

OPEN, DONE = 0, 1  # the order in which they stand
HAS_QUESTIONS = """
select exists (
    select from stream_placement place join questions_question asked on asked.post_id = place.post_id
     where place.group_id = %(group)s and place.live and place.published_at <= %(now)s)
"""


def has_questions(_person, group):
    """Return whether a question stands in a group. Only for who may read it; asked on each of its pages."""
    with connection.cursor() as cursor:
        cursor.execute(HAS_QUESTIONS, {"group": group.pk, "now": timezone.now()})
        return cursor.fetchone()[0]


def questions_in_group(person, group, *, after=""):
    """Return a Page of Rows of the questions in a group: first those without an answer, of each part the newest first."""
    waits = Q(post__question__answered_at=None, post__question__solved_at=None)
    found = Placement.objects.filter(
        group=group, live=True, published_at__lte=timezone.now(), post__question__isnull=False,
        post__in=Post.objects.visible_to(person),
    ).annotate(part=Case(When(waits, Value(OPEN)), default=Value(DONE)))  # fmt: skip
    part, _dash, place = after.partition("-")
    if (cursor := Cursor.parse(place)) and part in {"0", "1"}:
        older = Q(published_at__lt=cursor.at) | Q(published_at=cursor.at, post__lt=cursor.pk)
        found = found.filter(Q(part__gt=int(part)) | Q(part=int(part)) & older)
    keys = found.order_by("part", "-published_at", "-post_id").values_list("part", "published_at", "post")
    page = cut(list(keys[: PAGE + 1]), cursor_of=lambda key: f"{key[0]}-{Cursor(key[1], key[2])}")
    return Page(rows_of(person, [pk for _part, _at, pk in page.rows]), page.after)


def promise_here(group):
    """Return what a group promises and how it keeps it, as a context: `promise` in words, `kept` and `usual`.

    Kept and the usual time stand there where they are about so many questions that they tell of no one.
    """
    if group.archived_at:
        return {"promise": "", "kept": None, "usual": ""}
    kept = kept_in(group)
    return {
        "promise": promise_words(group),
        "kept": kept if kept is not None and kept.n >= FLOOR else None,
        "usual": usual_times([group]).get(group.pk, ""),
    }
