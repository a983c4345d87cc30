"""The streams: the newest posts per source, merged, whatever years lie behind them (docs/decisions, “The feed”)."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.core.cache import caches
from django.db import connection

from omarm.core.pagination import PAGE, Cursor, Page, cut, numbered
from omarm.groups.models import Membership
from omarm.stream.models import Bookmark, SeenMarker
from omarm.stream.queries import sources

LAST_ID = 2**63 - 1
MANY_SOURCES = 200
MOST_PINNED = 3
REMEMBERED_SECONDS = 600


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
    is_pinned: bool = False

    @property
    def cursor(self):
        return Cursor(self.published_at, self.post_id)

    @property
    def reaction_counts(self):
        """Return how often each reaction was given, by its code."""
        return {kind: int(n) for kind, n in (pair.split("=") for pair in self.reactions.split())}


@dataclass(frozen=True)
class FeedPage(Page):
    """A page of a stream, and the rows of what stands on top of it: on the first page only, at most three."""

    pinned: tuple = ()


def home_feed(person, *, show="all", after=""):
    """Return a FeedPage, newest first: all that is for the person, or one of sources.HOME of it.

    What is highlighted for everyone stands on top of all. Raises KeyError for a choice that does not exist.
    """
    found = sources.HOME[show]
    if show == "all" and _has_many_sources(person):
        found = sources.HOME_IN_ORDER
    return _page(found, person, after=after, has_top=show == "all")


def group_feed(person, group, *, parts=(), after=""):
    """Return a FeedPage of one group, what is pinned there on top; empty for who may not read it.

    With `parts` (ids of groups) their posts stand among its own, those that the person may read.
    """
    groups = [group.pk, *parts]
    return _page(sources.GROUP, person, after=after, has_top=True, group=group.pk, groups=groups)


def person_feed(person, author, *, after=""):
    """Return a Page of FeedRows that one author wrote and the person may read."""
    return _page(sources.BY_AUTHOR, person, after=after, author=author.pk)


def topic_feed(person, topic, *, after=""):
    """Return a Page of FeedRows about one topic that the person may read."""
    return _page(sources.TOPIC, person, after=after, topic=topic.pk)


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


def _has_many_sources(person):
    """Return whether a person is in very many groups. Only which of two plans is quicker hangs on it, so it is remembered."""
    return caches["kept"].get_or_set(f"many-sources-{person.pk}", lambda: _in_many_groups(person), REMEMBERED_SECONDS)


def _in_many_groups(person):
    return Membership.objects.filter(person=person)[: MANY_SOURCES + 1].count() > MANY_SOURCES


def _page(found, person, *, after, has_top=False, **names):
    ending = sources.ROWS_AND_PINNED if has_top and not after else sources.ROWS
    rows = rows_from(found, person, cursor=Cursor.parse(after), limit=PAGE + 1, ending=ending, **names)
    pinned = tuple(row for row in rows if row.is_pinned)
    page = cut(rows[len(pinned) :], size=PAGE, cursor_of=lambda row: row.cursor)
    return FeedPage(page.rows, page.after, pinned)


def rows_from(found, person, *, cursor, limit, ending=sources.ROWS, **names):
    """Return the FeedRows of one of the sources for a person. For the queries of this app."""
    now = datetime.now(UTC)
    values = {
        "me": person.pk, "department": person.department_id, "guest": person.is_guest, "group": None, "groups": [],
        "now": now, "at": min(cursor.at, now) if cursor else now, "id": cursor.pk if cursor else LAST_ID,
        "limit": limit, "most_pinned": MOST_PINNED, **names,
    }  # fmt: skip
    with connection.cursor() as db:
        db.execute(sources.PERSON + found + ending, values)
        return [
            FeedRow(*row[:6], row[6] or "", row[7] or "", *row[8:10], tuple(row[10]), row[11]) for row in db.fetchall()
        ]
