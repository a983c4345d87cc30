"""The conversation under a post: a page of threads at a time, however long it is."""

from dataclasses import dataclass
from itertools import chain

from django.db.models import Count, Exists, F, Max, OuterRef, Prefetch, Q, Window, prefetch_related_objects
from django.db.models.functions import Coalesce, RowNumber

from omarm.core.pagination import PAGE, Cursor
from omarm.stream.models import Comment, CommentPhoto

ANSWERS_SHOWN = 10
LONGEST_THREAD = 500
SHOWN_AT_ONCE = 50
PHOTOS = Prefetch("photos", CommentPhoto.objects.select_related("image"))


@dataclass(frozen=True, slots=True)
class Thread:
    """A top comment with the answers that are shown, and how many more there are."""

    comment: Comment
    answers: list
    more: int = 0


@dataclass(frozen=True, slots=True)
class Conversation:
    """A page of threads in the order that was asked; `after` and `before` lead to the next and the previous page.

    `total` and `newest` (the id of the last comment, 0 without any) are of the whole conversation.
    """

    threads: list
    total: int
    newest: int
    after: str = ""
    before: str = ""
    newest_first: bool = False


def conversation_on(post, *, newest_first=False, after="", around=None):
    """Return a Conversation of at most 20 threads. Only for who may read the post: ask that first.

    `after` is the cursor of a page. With `around` (a Comment of the post) it begins at the thread of that comment, which
    is shown whole. A deleted comment stays only while it has answers.
    """
    tops = _tops(post)
    start = (around.parent or around) if around else None
    cursor = None if start else Cursor.parse(after)
    rows = list(_beyond(tops, start, cursor, newest_first=newest_first)[: PAGE + 1])
    shown = rows[:PAGE]
    threads = _with_answers(shown, whole=start.pk if start else None)
    whole = post.comments.standing().aggregate(total=Count("pk"), newest=Coalesce(Max("pk"), 0))
    return Conversation(
        threads,
        **whole,
        after=_cursor_of(shown[-1]) if len(rows) > PAGE else "",
        before=_page_before(tops, shown[0], newest_first=newest_first) if shown and (start or cursor) else "",
        newest_first=newest_first,
    )


def thread_of(comment):
    """Return the Thread that a comment stands in, with up to 500 answers. Only for who may read the post."""
    return _with_answers(list(_tops(comment.post).filter(pk=comment.parent_id or comment.pk)), whole=True)[0]


def comments_on(post):
    """Return the Threads of the first page of the conversation. Only for who may read the post."""
    return conversation_on(post).threads


def first_since(post, comment_id):
    """Return the oldest standing Comment that is newer than the one with this id, or None."""
    return post.comments.standing().filter(pk__gt=comment_id).order_by("pk").first()


def comments_since(post, comment_id):
    """Return the standing Comments newer than the one with this id, oldest first; at most 50. Only for who may read the post."""
    newer = post.comments.standing().filter(pk__gt=comment_id)
    return list(
        newer.select_related("author", "quotes__author").prefetch_related(PHOTOS).order_by("pk")[:SHOWN_AT_ONCE]
    )


def comment_in(person, post_id, comment_id):
    """Return a comment on the post that stands, if the person may read it. Raises Comment.DoesNotExist."""
    standing = Comment.objects.visible_to(person).standing().prefetch_related(PHOTOS)
    return standing.select_related("post", "author", "parent__author", "quotes__author").get(
        pk=comment_id, post=post_id
    )


def is_gone(post, comment_id):
    """Return whether something was said on the post under this id that was deleted or hidden since."""
    said = post.comments.filter(pk=comment_id)
    return said.exists() and not said.standing().exists()


def own_comment(person, comment_id):
    """Return the person's own comment, deleted or not. Raises Comment.DoesNotExist."""
    own = Comment.objects.visible_to(person).filter(author=person).prefetch_related(PHOTOS)
    return own.select_related("post", "author", "quotes__author").get(pk=comment_id)


def _tops(post):
    standing_answers = Comment.objects.standing().filter(parent=OuterRef("pk"))
    shown = Q(deleted_at=None) | Exists(standing_answers)
    tops = Comment.objects.filter(shown, post=post, parent=None, hidden_at=None)
    return tops.select_related("author", "quotes__author")


def _beyond(tops, start, cursor, *, newest_first):
    """Return the tops in order, from `start` (with it) or beyond the cursor."""
    at, pk = (start.created_at, start.pk) if start else (cursor.at, cursor.pk) if cursor else (None, None)
    side = "lt" if newest_first else "gt"
    if at is not None:
        beyond = Q(**{f"created_at__{side}": at}) | Q(created_at=at, **{f"pk__{side}": pk})
        tops = tops.filter(beyond | Q(pk=pk) if start else beyond)
    return tops.order_by("-created_at", "-pk") if newest_first else tops.order_by("created_at", "pk")


def _page_before(tops, first, *, newest_first):
    """Return the cursor of the page before the one that begins with `first`; "start" for the first page; "" for none."""
    rows = list(_beyond(tops, None, Cursor(first.created_at, first.pk), newest_first=not newest_first)[: PAGE + 1])
    if not rows:
        return ""
    return _cursor_of(rows[PAGE]) if len(rows) > PAGE else "start"


def _with_answers(tops, *, whole):
    """Return Threads of these tops: ten answers each; all of the one with the id `whole` (True: of every one)."""
    numbered = (
        Comment.objects.standing()
        .filter(parent__in=tops)
        .select_related("author", "quotes__author")
        .annotate(
            number=Window(RowNumber(), partition_by=F("parent"), order_by=["created_at", "pk"]),
            of=Window(Count("pk"), partition_by=F("parent")),
        )
    )
    within = Q(number__lte=ANSWERS_SHOWN)
    if whole:
        within |= Q(number__lte=LONGEST_THREAD) if whole is True else Q(parent=whole, number__lte=LONGEST_THREAD)
    answers = {}
    for answer in numbered.filter(within).order_by("created_at", "pk") if tops else ():
        answers.setdefault(answer.parent_id, []).append(answer)
    prefetch_related_objects([*tops, *chain.from_iterable(answers.values())], PHOTOS)
    return [_thread(top, answers.get(top.pk, [])) for top in tops]


def _thread(top, answers):
    return Thread(top, answers, more=answers[0].of - len(answers) if answers else 0)


def _cursor_of(comment):
    return str(Cursor(comment.created_at, comment.pk))
