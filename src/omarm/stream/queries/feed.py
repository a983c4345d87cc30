"""The streams: the newest posts per source, merged, whatever years lie behind them (docs/decisions, “The feed”).

Every statement ends in the same rows, and every source goes by placements that the person may read: the rule of
`Placement.objects.in_reach_of` in SQL. tests/test_visibility_feeds.py holds the two against each other.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import connection
from django.utils import timezone

from omarm.core.pagination import PAGE, Cursor, cut
from omarm.stream.models.reach import RULE

LAST_ID = 2**63 - 1
MANY_SOURCES = 200

# Reading what is in a group needs its openness or one's membership; `home` is what one wants to see at home.
_PERSON = """
with mine as materialized (select group_id, in_home from groups_membership where person_id = %(me)s),
near as materialized (
    select unnest(path) as department_id from people_department where id = %(department)s and not %(guest)s
),
"""

_BEFORE = "p.live and (p.published_at, p.post_id) < (%(at)s, %(id)s)"
_NEWEST = "order by p.published_at desc, p.post_id desc limit %(limit)s"

_READABLE = RULE.format(
    audience="p.audience", group="p.group_id", department="p.department_id", guest="%(guest)s",
    mine="select group_id from mine", near="select department_id from near",
)  # fmt: skip

_HOME_BY_SOURCE = f"""
found as (
    select x.* from mine cross join lateral (
        select p.post_id, p.published_at from stream_placement p
        where p.group_id = mine.group_id and {_BEFORE} {_NEWEST}) x
    where mine.in_home
    union all
    select x.* from near cross join lateral (
        select p.post_id, p.published_at from stream_placement p
        where p.department_id = near.department_id and {_BEFORE} {_NEWEST}) x
    union all
    (select p.post_id, p.published_at from stream_placement p
     where p.audience = 0 and not %(guest)s and {_BEFORE} {_NEWEST})
),
"""

# Here and at _BY_AUTHOR a post in two places must not use up the room of two posts.
_HOME_IN_ORDER = f"""
found as (
    select distinct p.post_id, p.published_at from stream_placement p
    where {_BEFORE} and (
        (p.audience = 0 and not %(guest)s)
        or p.group_id in (select group_id from mine where in_home)
        or p.department_id in (select department_id from near))
    {_NEWEST}
),
"""

_GROUP = f"""
found as (
    select p.post_id, p.published_at from stream_placement p
    where p.group_id = %(group)s and {_BEFORE} and {_READABLE} {_NEWEST}
),
"""

_DEPARTMENT = f"""
found as (
    select p.post_id, p.published_at from stream_placement p
    where p.department_id = %(of_department)s and {_BEFORE} and {_READABLE} {_NEWEST}
),
"""

_BY_AUTHOR = f"""
found as (
    select distinct p.post_id, p.published_at from stream_placement p
    where p.author_id = %(author)s and {_BEFORE} and {_READABLE} {_NEWEST}
),
"""

_ONE = f"""
found as (
    select p.post_id, p.published_at from stream_placement p
    where p.post_id = %(post)s and {_BEFORE} and {_READABLE}
),
"""

_ROWS = f"""
top as (
    select distinct post_id, published_at from found order by published_at desc, post_id desc limit %(limit)s
)
select post.id, post.published_at, post.version, author.card_version, place.id, place.version,
       (select string_agg(kind || '=' || n, ' ' order by kind)
          from (select kind, count(*) as n from stream_reaction where post_id = post.id group by kind) counted),
       (select kind from stream_reaction where post_id = post.id and person_id = %(me)s),
       (select count(*) from stream_comment
         where post_id = post.id and deleted_at is null and hidden_at is null),
       (post.published_at, post.id) > (select published_at, post_id from stream_seenmarker
         where person_id = %(me)s and group_id is not distinct from %(group)s),
       post.attached
  from top
  join stream_post post on post.id = top.post_id and post.deleted_at is null and post.hidden_at is null
  join people_person author on author.id = post.author_id
  join lateral (
      select p.id, coalesce(g.version::text, d.name, '') as version from stream_placement p
        left join groups_group g on g.id = p.group_id
        left join people_department d on d.id = p.department_id
       where p.post_id = post.id and p.live and {_READABLE}
       order by p.group_id is distinct from %(group)s, p.id limit 1) place on true
 order by post.published_at desc, post.id desc
"""


@dataclass(frozen=True, slots=True)
class FeedRow:
    """What a stream knows of one post for one person; the card itself is kept (stream/cards.py)."""

    post_id: int
    published_at: datetime
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


def home_feed(person, *, after="", sources=0):
    """Return a Page of FeedRows: the person's groups, departments and what is for everyone, newest first.

    `sources` is how many groups the person has, when that is known: with very many, one walk in order of time is
    cheaper than asking each.
    """
    found = _HOME_IN_ORDER if sources > MANY_SOURCES else _HOME_BY_SOURCE
    return _page(found, person, after=after)


def group_feed(person, group, *, after=""):
    """Return a Page of FeedRows in one group; empty for who may not read it."""
    return _page(_GROUP, person, after=after, group=group.pk)


def department_feed(person, department, *, after=""):
    """Return a Page of FeedRows placed at one department; empty for who may not read it."""
    return _page(_DEPARTMENT, person, after=after, of_department=department.pk)


def person_feed(person, author, *, after=""):
    """Return a Page of FeedRows that one author wrote and the person may read."""
    return _page(_BY_AUTHOR, person, after=after, author=author.pk)


def row_for(person, post_id):
    """Return the FeedRow of one published post, or None when it is not for this person."""
    rows = _rows(_ONE, person, cursor=None, limit=1, post=post_id)
    return rows[0] if rows else None


def groups_with_news(person, *, limit=6):
    """Return (name, slug, whether it has posts newer than the newest one seen there) of the groups that moved last."""
    with connection.cursor() as cursor:
        cursor.execute(_NEWS, {"me": person.pk, "limit": limit, "now": timezone.now()})
        return cursor.fetchall()


_NEWS = """
select g.name, g.slug,
       coalesce((newest.published_at, newest.post_id) > (seen.published_at, seen.post_id), newest.post_id is not null)
  from groups_membership m
  join groups_group g on g.id = m.group_id and g.archived_at is null
  left join lateral (
      select p.published_at, p.post_id from stream_placement p
       where p.live and p.group_id = g.id and p.published_at <= %(now)s
       order by p.published_at desc, p.post_id desc limit 1) newest on true
  left join stream_seenmarker seen on seen.person_id = m.person_id and seen.group_id = g.id
 where m.person_id = %(me)s
 order by newest.published_at desc nulls last, g.name
 limit %(limit)s
"""


def _page(found, person, *, after, **names):
    rows = _rows(found, person, cursor=Cursor.parse(after), limit=PAGE + 1, **names)
    return cut(rows, size=PAGE, cursor_of=lambda row: row.cursor)


def _rows(found, person, *, cursor, limit, **names):
    values = {
        "me": person.pk, "department": person.department_id, "guest": person.is_guest, "group": None,
        "at": min(cursor.at, _now()) if cursor else _now(), "id": cursor.pk if cursor else LAST_ID,
        "limit": limit, **names,
    }  # fmt: skip
    with connection.cursor() as db:
        db.execute(_PERSON + found + _ROWS, values)
        return [FeedRow(*row[:6], row[6] or "", row[7] or "", *row[8:10], tuple(row[10])) for row in db.fetchall()]


def _now():
    return datetime.now(UTC)
