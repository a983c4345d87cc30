"""The threads under a post, a page at a time, as rows: what a comment says is kept (stream/cards.py), not asked again."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import Q

from omarm.core.pagination import PAGE, Cursor

ANSWERS_SHOWN = 10
LONGEST_THREAD = 500
SHOWN_AT_ONCE = 50

STANDS = "{0}.deleted_at is null and {0}.hidden_at is null"
SHOWN = (
    "c.post_id = %(post)s and c.parent_id is null and ((c.deleted_at is null and c.hidden_at is null) or exists ("
    f"select 1 from stream_comment a where a.parent_id = c.id and {STANDS.format('a')}))"
)
BEYOND = {
    "": "",
    "one": "and c.id = %(id)s",
    "older": "and (c.created_at, c.id) < (%(at)s, %(id)s)",
    "newer": "and (c.created_at, c.id) > (%(at)s, %(id)s)",
    "from older": "and (c.created_at, c.id) <= (%(at)s, %(id)s)",
    "from newer": "and (c.created_at, c.id) >= (%(at)s, %(id)s)",
}

TOPS = f"tops as (select c.id, c.created_at from stream_comment c where {SHOWN} {{beyond}} order by {{order}} limit {PAGE + 1})"
ORDERS = {False: "c.created_at, c.id", True: "c.created_at desc, c.id desc"}

# Which comments of these threads are shown: the tops, ten answers to each, all of the thread that is asked for.
WITH_ANSWERS = f"""
said as (
    select id, 0::bigint as of from tops
    union all
    select id, of from (
        select a.id, a.parent_id, count(*) over (partition by a.parent_id) as of,
               row_number() over (partition by a.parent_id order by a.created_at, a.id) as number
          from stream_comment a where a.parent_id in (select id from tops) and {STANDS.format("a")}) numbered
     where number <= case when parent_id = %(whole)s then {LONGEST_THREAD} else {ANSWERS_SHOWN} end
)
"""
THESE = "said as (select id, 0::bigint as of from stream_comment where id = any(%(ids)s))"
NEWER = f"""
said as (
    select c.id, 0::bigint as of from stream_comment c
     where c.post_id = %(post)s and c.id > %(id)s and {STANDS.format("c")} order by c.id limit {SHOWN_AT_ONCE}
)
"""
NOW = f"""
said as (
    select c.id, 0::bigint as of from stream_comment c
     where c.post_id = %(post)s and c.id = any(%(ids)s) and (({STANDS.format("c")}) or ({SHOWN}))
)
"""
# All that the look of a comment hangs on, as one text.
ROWS = """
select c.id, c.parent_id, c.author_id, c.created_at, said.of,
       row(author.card_version, c.edited_at, c.deleted_at, c.hidden_at, quoted.id, quoted.edited_at, quoted.deleted_at, quoted.hidden_at,
           (select string_agg(concat(image.id, image.state, md5(image.alt)), ' ' order by photo.rank, photo.id)
              from stream_commentphoto photo join media_image image on image.id = photo.image_id
             where photo.comment_id = c.id))::text
  from said
  join stream_comment c on c.id = said.id
  join people_person author on author.id = c.author_id
  left join stream_comment quoted on quoted.id = c.quotes_id
"""
WHOLE = f"select count(*), coalesce(max(id), 0) from stream_comment c where post_id = %s and {STANDS.format('c')}"


@dataclass(frozen=True, slots=True)
class CommentRow:
    """What a page knows of one comment: where it stands, and what its look hangs on."""

    pk: int
    parent_id: int | None
    author_id: int
    created_at: datetime
    of: int  # how many standing answers its thread has; 0 for a top comment
    state: str


@dataclass(frozen=True, slots=True)
class Thread:
    """A top comment with the answers that are shown (CommentRows), and how many more there are."""

    comment: CommentRow
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
    is shown whole. A deleted or hidden comment stays, as a line, only while it has answers.
    """
    top = (around.parent or around) if around else None
    start = Cursor(top.created_at, top.pk) if top else Cursor.parse(after)
    side = _side(start, newest_first=newest_first, inclusive=bool(top))
    threads = _threads(post.pk, side, start, newest_first=newest_first, whole=top.pk if top else None)
    shown = threads[:PAGE]
    with connection.cursor() as db:
        db.execute(WHOLE, [post.pk])
        total, newest = db.fetchone()
    return Conversation(
        shown, total, newest,
        after=_cursor_of(shown[-1]) if len(threads) > PAGE else "",
        before=_page_before(post.pk, shown[0], newest_first=newest_first) if shown and start else "",
        newest_first=newest_first,
    )  # fmt: skip


def thread_of(comment):
    """Return the Thread that a comment stands in, with up to 500 answers. Only for who may read the post."""
    top = comment.parent_id or comment.pk
    return _threads(comment.post_id, "one", Cursor(comment.created_at, top), newest_first=False, whole=top)[0]


def comments_since(post, comment_id):
    """Return the standing comments newer than the one with this id as CommentRows, oldest first; at most 50.

    Only for who may read the post.
    """
    return sorted(_rows(f"with {NEWER}", post=post.pk, id=comment_id), key=lambda row: row.pk)


def comment_row(comment_id):
    """Return one comment as a CommentRow. Only for who may read the post."""
    return _rows(f"with {THESE}", ids=[comment_id])[0]


def comments_now(post, comment_ids):
    """Return (those of these comments on the post that a page shows now, as CommentRows; the ids of the others that are gone).

    Only for who may read the post.
    """
    rows = _rows(f"with {NOW}", post=post.pk, ids=list(comment_ids))
    others = set(comment_ids) - {row.pk for row in rows}
    if not others:
        return rows, []
    gone = post.comments.filter(Q(deleted_at__isnull=False) | Q(hidden_at__isnull=False), pk__in=others)
    return rows, sorted(gone.values_list("pk", flat=True))


def _side(start, *, newest_first, inclusive):
    if start is None:
        return ""
    return ("from " if inclusive else "") + ("older" if newest_first else "newer")


def _threads(post_id, side, start, *, newest_first, whole=None):
    tops = TOPS.format(beyond=BEYOND[side], order=ORDERS[newest_first])
    names = {"post": post_id, "whole": whole} | _place(start)
    answers, found = {}, []
    for row in _rows(f"with {tops}, {WITH_ANSWERS}", **names):
        found.append(row) if row.parent_id is None else answers.setdefault(row.parent_id, []).append(row)
    found.sort(key=_in_time, reverse=newest_first)
    return [_thread(row, sorted(answers.get(row.pk, []), key=_in_time)) for row in found]


def _thread(top, answers):
    return Thread(top, answers, more=answers[0].of - len(answers) if answers else 0)


def _page_before(post_id, first, *, newest_first):
    """Return the cursor of the page before the one that begins with `first`; "start" for the first page; "" for none."""
    start = Cursor(first.comment.created_at, first.comment.pk)
    side = _side(start, newest_first=not newest_first, inclusive=False)
    tops = TOPS.format(beyond=BEYOND[side], order=ORDERS[not newest_first])
    with connection.cursor() as db:
        db.execute(f"with {tops} select created_at, id from tops", {"post": post_id} | _place(start))
        rows = sorted(db.fetchall(), reverse=not newest_first)
    if not rows:
        return ""
    return str(Cursor(*rows[PAGE])) if len(rows) > PAGE else "start"


def _rows(found, **names):
    with connection.cursor() as db:
        db.execute(found + ROWS, names)
        return [CommentRow(*row) for row in db.fetchall()]


def _place(start):
    return {"at": start.at, "id": start.pk} if start else {}


def _in_time(row):
    return row.created_at, row.pk


def _cursor_of(thread):
    return str(Cursor(thread.comment.created_at, thread.comment.pk))
