"""Where the streams look: each source of posts as SQL that ends in the same rows (docs/decisions, “The feed”).

Every source goes by placements that the person may read: the rule of `Placement.objects.in_reach_of`, in the same words.
tests/test_visibility_feeds.py holds the two against each other.
"""

from omarm.stream.models.reach import RULE

# Reading what is in a group needs its openness or one's membership; `watched` is what one wants to see at home.
PERSON = """
with mine as materialized (select group_id, in_home from groups_membership where person_id = %(me)s),
near as materialized (
    select unnest(path) as department_id from people_department where id = %(department)s and not %(guest)s
),
follow as materialized (
    select colleague_id, topic_id, group_id from stream_follow where person_id = %(me)s and not is_muted and post_id is null
),
watched as (
    select group_id from mine where in_home
    union
    select f.group_id from follow f join groups_group g on g.id = f.group_id
     where (g.access = 'open' and not %(guest)s) or g.id in (select group_id from mine)
),
"""

BEFORE = "p.live and (p.published_at, p.post_id) < (%(at)s, %(id)s)"
NEWEST = "order by p.published_at desc, p.post_id desc limit %(limit)s"

READABLE = RULE.format(
    audience="p.audience", group="p.group_id", department="p.department_id", guest="%(guest)s",
    mine="select group_id from mine", near="select department_id from near",
)  # fmt: skip

_WATCHED_GROUPS = f"""
    select x.* from watched cross join lateral (
        select p.post_id, p.published_at from stream_placement p
        where p.group_id = watched.group_id and {BEFORE} {NEWEST}) x
"""
_DEPARTMENTS = f"""
    select x.* from near cross join lateral (
        select p.post_id, p.published_at from stream_placement p
        where p.department_id = near.department_id and {BEFORE} {NEWEST}) x
"""
_EVERYONE = f"""
    (select p.post_id, p.published_at from stream_placement p
     where p.audience = 0 and not %(guest)s and {BEFORE} {NEWEST})
"""
# A post in two places must not use up the room of two posts.
_COLLEAGUES = f"""
    select x.* from follow f cross join lateral (
        select distinct p.post_id, p.published_at from stream_placement p
        where p.author_id = f.colleague_id and {BEFORE} and {READABLE} {NEWEST}) x
    where f.colleague_id is not null
"""
_TOPICS = f"""
    select x.* from follow f cross join lateral (
        select t.post_id, t.published_at from stream_posttopic t
        where t.topic_id = f.topic_id and t.live and (t.published_at, t.post_id) < (%(at)s, %(id)s)
          and exists (select 1 from stream_placement p where p.post_id = t.post_id and p.live and {READABLE})
        order by t.published_at desc, t.post_id desc limit %(limit)s) x
    where f.topic_id is not null
"""
_FOLLOWED_GROUPS = f"""
    select x.* from follow f cross join lateral (
        select p.post_id, p.published_at from stream_placement p
        where p.group_id = f.group_id and {BEFORE} and {READABLE} {NEWEST}) x
    where f.group_id is not null
"""


def _found(*sources):
    return f"found as ({' union all '.join(sources)}),"


# What a person can choose to see at home, each in order of time.
HOME = {
    "all": _found(_WATCHED_GROUPS, _DEPARTMENTS, _EVERYONE, _COLLEAGUES, _TOPICS),
    "groups": _found(_WATCHED_GROUPS),
    "department": _found(_DEPARTMENTS),
    "following": _found(_COLLEAGUES, _TOPICS, _FOLLOWED_GROUPS),
}

# The same as "all" for who has very many sources: one walk in order of time is then cheaper than asking each.
HOME_IN_ORDER = f"""
found as (
    select distinct p.post_id, p.published_at from stream_placement p
    where {BEFORE} and (
        (p.audience = 0 and not %(guest)s)
        or p.group_id in (select group_id from watched)
        or p.department_id in (select department_id from near)
        or (p.author_id in (select colleague_id from follow) and {READABLE})
        or (exists (select 1 from stream_posttopic t join follow f on f.topic_id = t.topic_id where t.post_id = p.post_id)
            and {READABLE}))
    {NEWEST}
),
"""

# One group, perhaps with parts of it: each is asked for its newest. What is in several of them is one row in the end.
GROUP = f"""
found as (
    select x.* from unnest(%(groups)s::bigint[]) as shown (group_id) cross join lateral (
        select p.post_id, p.published_at from stream_placement p
        where p.group_id = shown.group_id and {BEFORE} and {READABLE} {NEWEST}) x
),
"""

BY_AUTHOR = f"""
found as (
    select distinct p.post_id, p.published_at from stream_placement p
    where p.author_id = %(author)s and {BEFORE} and {READABLE} {NEWEST}
),
"""

TOPIC = f"""
found as (
    select t.post_id, t.published_at from stream_posttopic t
    where t.topic_id = %(topic)s and t.live and (t.published_at, t.post_id) < (%(at)s, %(id)s)
      and exists (select 1 from stream_placement p where p.post_id = t.post_id and p.live and {READABLE})
    order by t.published_at desc, t.post_id desc limit %(limit)s
),
"""

SOME = f"""
found as (
    select p.post_id, max(p.published_at) as published_at from stream_placement p
    where p.post_id = any(%(posts)s) and p.live and p.published_at <= %(at)s and {READABLE}
    group by p.post_id
),
"""

# Posts pinned in a group, or (without one) highlighted for everyone, as long as they are: on top of the first page.
PINNED = f"""
pinned as (
    select p.post_id, p.pinned_at as published_at from stream_placement p
    where p.live and p.pinned_at is not null and (p.pinned_until is null or p.pinned_until > %(now)s)
      and p.published_at <= %(now)s
      and p.audience = case when %(group)s::bigint is null then 0 else 1 end
      and p.group_id is not distinct from %(group)s and {READABLE}
    order by p.pinned_at desc limit %(most_pinned)s
),
"""
_OR_PINNED = "union all select post_id, published_at, true from pinned"

# A post shared to several of my places is one row on a page, at the latest time that it came to stand in one.
_ROWS = f"""
top as (
    (select post_id, max(published_at) as published_at, false as is_pinned from found
      group by post_id order by max(published_at) desc, post_id desc limit %(limit)s)
    {{or_pinned}}
)
select post.id, top.published_at, post.version, author.card_version, place.id, place.version,
       (select string_agg(kind || '=' || n, ' ' order by kind)
          from (select kind, count(*) as n from stream_reaction where post_id = post.id group by kind) counted),
       (select kind from stream_reaction where post_id = post.id and person_id = %(me)s),
       (select count(*) from stream_comment
         where post_id = post.id and deleted_at is null and hidden_at is null),
       (top.published_at, post.id) > (select published_at, post_id from stream_seenmarker
         where person_id = %(me)s and group_id is not distinct from %(group)s),
       post.attached, top.is_pinned
  from top
  join stream_post post on post.id = top.post_id and post.deleted_at is null and post.hidden_at is null
   and post.published_at <= %(now)s
  join people_person author on author.id = post.author_id
  join lateral (
      select p.id, coalesce(g.version::text, d.name, '') as version from stream_placement p
        left join groups_group g on g.id = p.group_id
        left join people_department d on d.id = p.department_id
       where p.post_id = post.id and p.live and {READABLE}
       order by p.group_id is distinct from %(group)s, p.group_id = any(%(groups)s::bigint[]) is not true, p.id
       limit 1) place on true
 order by top.is_pinned desc, top.published_at desc, post.id desc
"""
ROWS = _ROWS.format(or_pinned="")
ROWS_AND_PINNED = PINNED + _ROWS.format(or_pinned=_OR_PINNED)
