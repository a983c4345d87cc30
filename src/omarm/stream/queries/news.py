"""What is new since last time: which groups moved, and what stands out."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import connection
from django.utils import timezone

from omarm.core.pagination import PAGE
from omarm.stream.queries import feed, sources

MOST_HIGHLIGHTS = 5
LOOKED_THROUGH = 200
FEWEST_PEOPLE = 3
MOST_NEW = 10
ABOUT_DAYS = 90


@dataclass(frozen=True, slots=True)
class Highlight:
    """A post that stands out, and why: how many colleagues answered it, reacted to it, said it is worth keeping."""

    row: feed.FeedRow
    answered: int
    reacted: int
    kept: int
    is_followed: bool


def groups_with_news(person, *, limit=6):
    """Return (name, slug, whether it has posts newer than the newest one seen there) of the groups that moved last."""
    with connection.cursor() as cursor:
        cursor.execute(_NEWS, {"me": person.pk, "limit": limit, "now": timezone.now()})
        return cursor.fetchall()


def new_in_groups(person):
    """Return {group id: how many posts of others are newer than what the person saw there}: ten at most, groups with any.

    Who never looked into a group has as new what came since they joined.
    """
    with connection.cursor() as cursor:
        cursor.execute(_NEW_IN_GROUPS, {"me": person.pk, "most": MOST_NEW, "now": timezone.now()})
        return dict(cursor.fetchall())


def groups_about(person, *, limit=5):
    """Return [(group id, topic)] of the groups with most posts in ninety days about topics that the person follows.

    The topic is the name of the one that stands there most. Only posts that the person may read count.
    """
    now = timezone.now()
    with connection.cursor() as cursor:
        cursor.execute(
            sources.PERSON + _ABOUT, {
                "me": person.pk, "department": person.department_id, "guest": person.is_guest, "limit": limit,
                "now": now, "since": now - timedelta(days=ABOUT_DAYS),
            },
        )  # fmt: skip
        return cursor.fetchall()


def highlights_since(person, since):
    """Return at most five Highlights of what came to the person's home after the Cursor `since`, the strongest first.

    A post stands out by the people it moved: each who answered counts twice, each who reacted or said that it is worth
    keeping once; below three people nothing stands out. Looked for among the newest 200.
    """
    rows = {row.post_id: row for row in _since(person, since)}
    if not rows:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            _MOVED, {"posts": list(rows), "me": person.pk, "fewest": FEWEST_PEOPLE, "limit": MOST_HIGHLIGHTS}
        )
        return [Highlight(rows[post_id], *counts) for post_id, *counts in cursor.fetchall()]


def among_newest(person, post_ids, *, show):
    """Return those of these posts that stand among the newest twenty of a choice of home, sorted. Raises KeyError."""
    return _among(sources.HOME[show], person, post_ids)


def among_newest_about(person, post_ids, topic):
    """Return those of these posts that stand among the newest twenty about a topic that the person may read, sorted."""
    return _among(sources.TOPIC, person, post_ids, topic=topic.pk)


def _among(found, person, post_ids, **names):
    newest = feed.rows_from(found, person, cursor=None, limit=PAGE, **names) if post_ids else ()
    return sorted({row.post_id for row in newest} & set(post_ids))


def _since(person, since):
    newest = feed.rows_from(sources.HOME["all"], person, cursor=None, limit=LOOKED_THROUGH)
    return [row for row in newest if since is None or (row.published_at, row.post_id) > (since.at, since.pk)]


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

_NEW_IN_GROUPS = """
select m.group_id, fresh.n
  from groups_membership m
  join groups_group g on g.id = m.group_id and g.archived_at is null
  left join stream_seenmarker seen on seen.person_id = m.person_id and seen.group_id = m.group_id
 cross join lateral (
      select count(*) as n from (
          select 1 from stream_placement p
           where p.live and p.group_id = m.group_id and p.published_at <= %(now)s and p.author_id <> m.person_id
             and (p.published_at, p.post_id) > (coalesce(seen.published_at, m.joined_at), coalesce(seen.post_id, 0))
           limit %(most)s) newer) fresh
 where m.person_id = %(me)s and fresh.n > 0
"""

_ABOUT = f"""
about as (
    select p.group_id, t.topic_id, count(*) as n from follow f
      join stream_posttopic t on t.topic_id = f.topic_id and t.live and t.published_at between %(since)s and %(now)s
      join stream_placement p on p.post_id = t.post_id and p.live and p.group_id is not null and {sources.READABLE}
     where f.topic_id is not null and p.group_id not in (select group_id from mine)
     group by p.group_id, t.topic_id
)
select best.group_id, topic.name from (
    select distinct on (group_id) group_id, topic_id, n from about order by group_id, n desc, topic_id) best
  join topics_topic topic on topic.id = best.topic_id
 order by best.n desc, best.group_id limit %(limit)s
"""

_MOVED = """
select post.id, moved.answered, moved.reacted, moved.kept,
       exists (select 1 from stream_follow f where f.person_id = %(me)s and f.colleague_id = post.author_id
                 and not f.is_muted) as followed
  from stream_post post cross join lateral (
      select (select count(distinct c.author_id) from stream_comment c where c.post_id = post.id
                 and c.author_id <> post.author_id and c.deleted_at is null and c.hidden_at is null) as answered,
             (select count(*) from stream_reaction r where r.post_id = post.id) as reacted,
             (select count(*) from stream_worthkeeping w where w.post_id = post.id) as kept) moved
 where post.id = any(%(posts)s) and post.author_id <> %(me)s
   and moved.answered + moved.reacted + moved.kept >= %(fewest)s
 order by 2 * moved.answered + moved.reacted + moved.kept desc, post.id desc
 limit %(limit)s
"""
