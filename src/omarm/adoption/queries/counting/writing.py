"""Who writes: by a task for the intranet or not, and how much there is. The last says nothing by itself."""

from django.db import connection
from django.utils.translation import gettext_lazy as _

from omarm.adoption.queries.counting.atoms import read_atoms
from omarm.adoption.queries.counting.questions import KEPT_DAYS
from omarm.adoption.queries.scopes import DEPARTMENT, EMPLOYEE
from omarm.care.queries.posted import EDITING, POSTED_BY_OTHERS
from omarm.consent.measurements import Measurement, declare
from omarm.consent.queries import measures
from omarm.core.floor import FLOOR
from omarm.people.models.person import NAMELESS

CODE = "adoption.contribution"

declare(
    Measurement(
        code=CODE,
        title=_("How many people take part, and since when"),
        purpose=_("To see how far the intranet has come among colleagues, and whether that stalls."),
        source=("stream_placement", "stream_comment", "people_person", "people_department"),
        audience=_(
            "Community managers, administrators and the works council, for the whole organisation, its departments and "
            "places. Leaders see the whole organisation."
        ),
        retention_days=KEPT_DAYS,
        needs_works_council=False,
    )
)

# A contribution: a post that stands, or a standing comment of at least three words. Reactions and reading never are.
MEANT = r"c.deleted_at is null and c.hidden_at is null and c.body ~ '\S\s+\S+\s+\S'"
WRITTEN = f"""
    select l.author_id as person_id, l.published_at as at from stream_placement l
    where l.live and l.placed_by_id is null and l.published_at >= %(since)s and l.published_at < %(until)s
    union all
    select c.author_id, c.created_at from stream_comment c
    where {MEANT} and c.created_at >= %(since)s and c.created_at < %(until)s
        and exists (select from stream_placement l where l.post_id = c.post_id and l.live)
"""
# One look into two indexes for each person: it does not grow with what was ever written.
HAS_WRITTEN = f"""(
    exists (
        select from stream_placement l
        where l.author_id = p.id and l.live and l.placed_by_id is null and l.published_at < %(until)s
    ) or exists (
        select from stream_comment c where c.author_id = p.id and {MEANT} and c.created_at < %(until)s
            and exists (select from stream_placement l where l.post_id = c.post_id and l.live)
    ))"""
BEGAN = f"""
    select count(*) from (
        select from people_person p where p.is_active and {EMPLOYEE} and {HAS_WRITTEN} limit %(enough)s
    ) as before
"""
CONTRIBUTORS = f"""
    with wrote as (select distinct person_id from ({WRITTEN}) as written)
    select {DEPARTMENT}, count(w.person_id)::int, count(*)::int
    from people_person p left join people_department d on d.id = p.department_id left join wrote w on w.person_id = p.id
    where {EMPLOYEE} and p.is_active group by 1
"""
EACH = f"""
    select count(*)::int from ({WRITTEN}) as written join people_person p on p.id = written.person_id
    where {EMPLOYEE} group by p.id
"""

# Where either side is fewer people than the floor, the share would tell on them: the smaller one is what it is about.
BY_OTHERS = f"""
    with posts as (
        select p.id, exists (select from people_role r where r.person_id = p.id and r.code = any(%(editing)s)) as edits, count(*) as n
        from stream_post s join people_person p on p.id = s.author_id
        where {EMPLOYEE} and s.published_at >= %(since)s and s.published_at < %(until)s
            and exists (select from stream_placement l where l.post_id = s.id and l.live) group by 1, 2
    )
    select null::bigint, coalesce(sum(n) filter (where not edits), 0)::int, sum(n)::int,
        least(count(*) filter (where edits), count(*) filter (where not edits))::int
    from posts having count(*) > 0
"""
POSTS = f"""
    select {DEPARTMENT}, count(*)::int, count(*)::int, count(distinct p.id)::int
    from stream_post s join people_person p on p.id = s.author_id left join people_department d on d.id = p.department_id
    where {EMPLOYEE} and s.published_at >= %(since)s and s.published_at < %(until)s
        and exists (select from stream_placement l where l.post_id = s.id and l.live) group by 1
"""
COMMENTS = f"""
    select {DEPARTMENT}, count(*)::int, count(*)::int, count(distinct p.id)::int
    from stream_comment c join people_person p on p.id = c.author_id left join people_department d on d.id = p.department_id
    where {EMPLOYEE} and c.created_at >= %(since)s and c.created_at < %(until)s and c.deleted_at is null
        and c.hidden_at is null and exists (select from stream_placement l where l.post_id = c.post_id and l.live) group by 1
"""


@measures(POSTED_BY_OTHERS)
def posts_by_others(period, *, gate):
    """Return one Atom: of the posts of the period, those by people without a task for the intranet, with the roles of now."""
    return read_atoms(BY_OTHERS, period=period, editing=list(EDITING))


@measures(CODE)
def contributors(period, *, gate):
    """Return Atoms of people: of who works in a department, those who wrote something in the period.

    None while fewer than eight had written before: then they are who wrote for the first time, and the curve counts the
    same people week by week.
    """
    with connection.cursor() as db:
        db.execute(BEGAN, {"until": period.since, "nameless": NAMELESS, "enough": FLOOR})
        return read_atoms(CONTRIBUTORS, period=period) if db.fetchone()[0] >= FLOOR else []


@measures(CODE)
def posts(period, *, gate):
    """Return Atoms: the posts of the period, all of them."""
    return read_atoms(POSTS, period=period)


@measures(CODE)
def comments(period, *, gate):
    """Return Atoms: the comments of the period, all of them."""
    return read_atoms(COMMENTS, period=period)
