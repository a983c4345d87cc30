"""Success stories, and what they tell."""

from omarm.adoption.queries.counting.atoms import read_atoms
from omarm.adoption.queries.counting.questions import CODE
from omarm.adoption.queries.scopes import DEPARTMENT, EMPLOYEE
from omarm.consent.queries import measures

STORIES = f"""
    select {DEPARTMENT}, (count(*) filter (where btrim(t.{{field}}) <> ''))::int, count(*)::int, count(distinct p.id)::int
    from updates_story t join stream_post s on s.id = t.update_id
    join people_person p on p.id = s.author_id left join people_department d on d.id = p.department_id
    where {EMPLOYEE} and s.published_at >= %(since)s and s.published_at < %(until)s
        and exists (select from stream_placement l where l.post_id = s.id and l.live) group by 1
"""
WITH_RESULT, WITH_BENEFIT = STORIES.format(field="result"), STORIES.format(field="benefit")


@measures(CODE)
def stories_with_result(period, *, gate):
    """Return Atoms: of the success stories of the period, those that tell what came of it."""
    return read_atoms(WITH_RESULT, period=period)


@measures(CODE)
def stories_with_benefit(period, *, gate):
    """Return Atoms: of the success stories of the period, those that name what it brought."""
    return read_atoms(WITH_BENEFIT, period=period)
