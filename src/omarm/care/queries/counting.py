"""Counting in many groups at once, for the computing of their health: declared here, and only past the consent gate.

What counts as a contribution to a group: a post that stands there (by who put it there) and a standing comment on one. A
post that stands in two groups counts in both.
"""

from collections import defaultdict
from dataclasses import dataclass

from django.db import connection
from django.utils.translation import gettext_lazy as _

from omarm.care.figures import Period
from omarm.consent.measurements import Measurement, declare
from omarm.consent.queries import is_measured, measures
from omarm.people.models.person import NAMELESS

HEALTH = "care.health"
BETWEEN = "care.between"
KEPT_DAYS = 400

declare(
    Measurement(
        code=HEALTH,
        title=_("How a group fares"),
        purpose=_("So that who look after a group see in time whether it lives and answers."),
        source=("stream_placement", "stream_post", "stream_comment", "groups_membership"),
        audience=_(
            "Owners and managers of the group. Administrators and community managers see the lights at their desk, and the "
            "numbers of groups that they may read. Members see how many questions were answered in time. Of a pilot in the "
            "group who answers for it and the works council see, once a night, whether its conditions hold."
        ),
        retention_days=KEPT_DAYS,
        needs_works_council=False,
    )
)
declare(
    Measurement(
        code=BETWEEN,
        title=_("How the members of a group are in touch"),
        purpose=_("To see whether a group connects people and departments, and does not lean on a few."),
        source=("stream_placement", "stream_comment", "people_person"),
        audience=_("Owners and managers of the group."),
        retention_days=KEPT_DAYS,
        needs_works_council=True,
    )
)

# {windows} is one row per window; messages are read once for all of them. What is said without a name counts, and as nobody.
CONTRIBUTIONS = """
    with windows as (select * from unnest(%(days)s::date[], %(sinces)s::timestamptz[], %(untils)s::timestamptz[])
        as w(ended_on, since, until)
    ), standing as (
        select l.group_id, l.post_id, coalesce(l.placed_by_id, l.author_id) as person_id, l.published_at
        from stream_placement l where l.live and l.group_id = any(%(groups)s) and l.published_at < %(until)s
    ), messages as (
        select group_id, person_id, published_at as at from standing where published_at >= %(since)s
        union all
        select s.group_id, c.author_id, c.created_at from standing s join stream_comment c on c.post_id = s.post_id
        where c.deleted_at is null and c.hidden_at is null and c.created_at >= %(since)s and c.created_at < %(until)s
    ), per_person as (
        select m.group_id, w.ended_on, nullif(m.person_id, nobody.id) as person_id, count(*) as n
        from messages m join windows w on m.at >= w.since and m.at < w.until
        left join people_person nobody on nobody.source_key = %(nameless)s group by 1, 2, 3
    )
    select group_id, ended_on, count(person_id), sum(n)::int,
        case when %(with_people)s then array_agg(person_id) filter (where person_id is not null) end,
        case when %(with_people)s then array_agg(n) filter (where person_id is not null) end
    from per_person group by 1, 2
"""

MEMBERS = """
    select m.group_id, array_agg(m.person_id) from groups_membership m join people_person p on p.id = m.person_id
    where p.is_active and m.group_id = any(%(groups)s) group by 1
"""

# The first post of who joined, within four weeks of joining; who looks after the group is no newcomer to it.
FIRST_POSTS = """
    select distinct on (m.group_id, m.person_id) m.group_id, l.post_id, l.published_at, (
        select min(c.created_at) from stream_comment c
        where c.post_id = l.post_id and c.author_id <> m.person_id and c.deleted_at is null and c.hidden_at is null
    )
    from groups_membership m join stream_placement l on l.group_id = m.group_id and l.author_id = m.person_id
    where m.group_id = any(%(groups)s) and m.role in ('member', 'guest') and l.live and l.placed_by_id is null
        and l.published_at >= m.joined_at and l.published_at < m.joined_at + interval '28 days'
        and l.published_at < %(until)s and m.joined_at >= %(since)s::timestamptz - interval '28 days'
    order by m.group_id, m.person_id, l.published_at, l.post_id
"""

EXCHANGES = """
    select l.group_id, c.author_id, coalesce(other.author_id, p.author_id), who.department_id, whom.department_id
    from stream_placement l
    join stream_post p on p.id = l.post_id
    join stream_comment c on c.post_id = l.post_id
    left join stream_comment other on other.id = c.parent_id
    join people_person who on who.id = c.author_id
    join people_person whom on whom.id = coalesce(other.author_id, p.author_id)
    where l.live and l.group_id = any(%(groups)s) and l.published_at < %(until)s
        and c.deleted_at is null and c.hidden_at is null and c.created_at >= %(since)s and c.created_at < %(until)s
        and who.id <> whom.id and %(nameless)s not in (coalesce(who.source_key, ''), coalesce(whom.source_key, ''))
"""


@dataclass(frozen=True, slots=True)
class Wrote:
    """Who wrote in a group in a window, and how much of it each, in the same order."""

    people: tuple = ()
    counts: tuple = ()


@measures(HEALTH)
def periods_in(group_ids, windows, *, gate):
    """Return {(group id, ended on): Period} of what happened in Windows that end on different days; nothing where nothing did."""
    rows = _contributions(group_ids, windows, with_people=False)
    return {(group_id, ended_on): Period(people, messages) for group_id, ended_on, people, messages, *_ in rows}


@measures(HEALTH)
def writing_in(group_ids, window, *, gate):
    """Return {group id: Wrote} of one Window. For figures of the whole group; it is not kept and not shown."""
    rows = _contributions(group_ids, [window], with_people=True)
    return {row[0]: Wrote(tuple(row[4] or ()), tuple(row[5] or ())) for row in rows}


@measures(HEALTH)
def members_in(group_ids, *, gate):
    """Return {group id: ids of its active members}."""
    return dict(_rows(MEMBERS, groups=list(group_ids)))


@measures(HEALTH)
def first_posts_in(group_ids, *, since, until, gate):
    """Return {group id: [(post id, posted at, first answered at or None)]} of who joined from 28 days before `since` on."""
    found = defaultdict(list)
    for group_id, *post in _rows(FIRST_POSTS, groups=list(group_ids), since=since, until=until):
        found[group_id].append(tuple(post))
    return found


@measures(BETWEEN)
def exchanges_in(group_ids, window, *, gate):
    """Return {group id: [(who answered, whom, department of one, of the other)]} of a Window. Not kept and not shown."""
    found = defaultdict(list)
    for group_id, *exchange in _rows(EXCHANGES, groups=list(group_ids), since=window.since, until=window.until):
        found[group_id].append(tuple(exchange))
    return found


def may_look_between():
    """Return whether what is between people may be looked at: the works council agreed, and it is not switched off."""
    return is_measured(BETWEEN)


def may_count_health():
    """Return whether the health of groups is counted: it can be switched off."""
    return is_measured(HEALTH)


def _contributions(group_ids, windows, *, with_people):
    if not windows:
        return []
    return _rows(
        CONTRIBUTIONS, groups=list(group_ids), with_people=with_people,
        days=[window.ended_on for window in windows],
        sinces=[window.since for window in windows], untils=[window.until for window in windows],
        since=min(window.since for window in windows), until=max(window.until for window in windows),
    )  # fmt: skip


def _rows(statement, **values):
    with connection.cursor() as db:
        db.execute(statement, values | {"nameless": NAMELESS})
        return db.fetchall()
