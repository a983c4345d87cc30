"""Who posted for the first time, and whether a colleague said something back."""

from collections import defaultdict

from django.db import connection

from omarm.adoption.queries.counting.atoms import Atom
from omarm.adoption.queries.counting.questions import CODE
from omarm.adoption.queries.scopes import DEPARTMENT, EMPLOYEE
from omarm.consent.queries import measures
from omarm.core.worktime import Term
from omarm.people.models.person import NAMELESS
from omarm.people.queries import work_time

DAYS = 5  # working days, as where a group promises nothing (care/rules/judging.py)

FIRSTS = f"""
    with firsts as (
        select distinct on (l.author_id) l.author_id, l.published_at as at, l.post_id from stream_placement l
        where l.live and l.placed_by_id is null and l.published_at >= %(since)s and l.published_at < %(until)s
        order by l.author_id, l.published_at, l.post_id
    )
    select {DEPARTMENT}, f.at, (
        select min(c.created_at) from stream_comment c
        where c.post_id = f.post_id and c.author_id <> p.id and c.deleted_at is null and c.hidden_at is null
    )
    from firsts f join people_person p on p.id = f.author_id left join people_department d on d.id = p.department_id
    where {EMPLOYEE} and not exists (
        select from stream_placement e
        where e.author_id = f.author_id and e.live and e.placed_by_id is null and e.published_at < %(since)s
    )
"""


@measures(CODE)
def newcomers_answered(period, *, gate):
    """Return Atoms: of who posted for the first time, those who had an answer within five working days.

    They count in the period in which those five days end.
    """
    work, counted = work_time(), defaultdict(lambda: [0, 0])
    with connection.cursor() as db:
        asked_from = work.asked_from(period.since, Term(days=DAYS))
        db.execute(FIRSTS, {"since": asked_from, "until": period.until, "nameless": NAMELESS})
        for department, at, answered_at in db.fetchall():
            due_at = work.after_days(at, DAYS)
            if period.since <= due_at < period.until:
                counted[department][0] += answered_at is not None and answered_at <= due_at
                counted[department][1] += 1
    return [Atom(department, part, whole, whole) for department, (part, whole) in counted.items()]
