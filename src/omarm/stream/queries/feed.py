"""The streams: the newest posts per source, merged, whatever years lie behind them (docs/decisions, “The feed”)."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import connection

from omarm.core.pagination import PAGE, Cursor, cut, numbered
from omarm.groups.models import Membership
from omarm.stream.models import Bookmark, SeenMarker
from omarm.stream.queries import sources

LAST_ID = 2**63 - 1
MANY_SOURCES = 200
MOST_PINNED = 3


@dataclass(frozen=True, slots=True)
class FeedRow:
    """What a stream knows of one post for one person; the card itself is kept (stream/cards.py)."""

    post_id: int
    published_at: datetime  # when it came to stand in this stream
    version: int
    author_version: int
    placement_id: int
    place_version: str
    reactions: str
    mine: str
    comments: int
    is_new: bool | None
    attached: tuple

    @property
    def cursor(self):
        return Cursor(self.published_at, self.post_id)

    @property
    def reaction_counts(self):
        """Return how often each reaction was given, by its code."""
        return {kind: int(n) for kind, n in (pair.split("=") for pair in self.reactions.split())}


def home_feed(person, *, show="all", after=""):
    """Return a Page of FeedRows, newest first: all that is for the person, or one of sources.HOME of it.

    Raises KeyError for a choice that does not exist.
    """
    found = sources.HOME[show]
    if show == "all" and Membership.objects.filter(person=person)[: MANY_SOURCES + 1].count() > MANY_SOURCES:
        found = sources.HOME_IN_ORDER
    return _page(found, person, after=after)


def group_feed(person, group, *, after=""):
    """Return a Page of FeedRows in one group; empty for who may not read it."""
    return _page(sources.GROUP, person, after=after, group=group.pk)


def department_feed(person, department, *, after=""):
    """Return a Page of FeedRows placed at one department; empty for who may not read it."""
    return _page(sources.DEPARTMENT, person, after=after, of_department=department.pk)


def person_feed(person, author, *, after=""):
    """Return a Page of FeedRows that one author wrote and the person may read."""
    return _page(sources.BY_AUTHOR, person, after=after, author=author.pk)


def topic_feed(person, topic, *, after=""):
    """Return a Page of FeedRows about one topic that the person may read."""
    return _page(sources.TOPIC, person, after=after, topic=topic.pk)


def pinned_in(person, group=None):
    """Return the FeedRows pinned in a group, or highlighted for everyone, the last one first; at most three."""
    return rows_from(sources.PINNED, person, cursor=None, limit=MOST_PINNED, group=group.pk if group else None)


def bookmarked(person, *, after=""):
    """Return a Page of FeedRows that the person put aside, the last one first; what they may no longer read is left out."""
    page = numbered(Bookmark.objects.filter(person=person).order_by("-pk"), before=after, size=PAGE)
    rows = rows_for(person, [bookmark.post_id for bookmark in page.rows])
    return type(page)([rows[bookmark.post_id] for bookmark in page.rows if bookmark.post_id in rows], page.after)


def rows_for(person, post_ids):
    """Return {post_id: FeedRow} of those of these posts that the person may read."""
    if not post_ids:
        return {}
    rows = rows_from(sources.SOME, person, cursor=None, limit=len(post_ids), posts=list(post_ids))
    return {row.post_id: row for row in rows}


def row_for(person, post_id):
    """Return the FeedRow of one published post, or None when it is not for this person."""
    return rows_for(person, [post_id]).get(post_id)


def seen_until(person, group=None):
    """Return the Cursor of the newest post that the person saw at home or in a group, or None."""
    marker = SeenMarker.objects.filter(person=person, group=group).first()
    return Cursor(marker.published_at, marker.post_id) if marker else None


def _page(found, person, *, after, **names):
    rows = rows_from(found, person, cursor=Cursor.parse(after), limit=PAGE + 1, **names)
    return cut(rows, size=PAGE, cursor_of=lambda row: row.cursor)


def rows_from(found, person, *, cursor, limit, **names):
    """Return the FeedRows of one of the sources for a person. For the queries of this app."""
    now = datetime.now(UTC)
    values = {
        "me": person.pk, "department": person.department_id, "guest": person.is_guest, "group": None,
        "now": now, "at": min(cursor.at, now) if cursor else now, "id": cursor.pk if cursor else LAST_ID,
        "limit": limit, **names,
    }  # fmt: skip
    with connection.cursor() as db:
        db.execute(sources.PERSON + found + sources.ROWS, values)
        return [FeedRow(*row[:6], row[6] or "", row[7] or "", *row[8:10], tuple(row[10])) for row in db.fetchall()]
