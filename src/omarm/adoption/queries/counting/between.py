"""Who answers whom, as sums: across departments, both ways. It runs only with the consent of the works council."""

from django.utils.translation import gettext_lazy as _

from omarm.adoption.queries.counting.atoms import read_atoms
from omarm.adoption.queries.counting.questions import KEPT_DAYS
from omarm.adoption.queries.scopes import DEPARTMENT, EMPLOYEE
from omarm.consent.measurements import Measurement, declare
from omarm.consent.queries import measures

CODE = "adoption.between"

declare(
    Measurement(
        code=CODE,
        title=_("Conversation between departments and between colleagues, in numbers"),
        purpose=_("To see whether the intranet connects departments, and whether people answer each other."),
        source=("stream_placement", "stream_post", "stream_comment", "people_person", "people_department"),
        audience=_(
            "Community managers, administrators and the works council, per month for the whole organisation and its "
            "departments. Leaders see the whole organisation."
        ),
        retention_days=KEPT_DAYS,
        needs_works_council=True,
    )
)

# Each answer of the period: from whom to whom, with the department (of the first two levels) of both. Nobody answers themselves.
EXCHANGES = """
    with exchanges as (
        select who.id as who, whom.id as whom, coalesce(a.path[2], a.path[1]) as here, coalesce(b.path[2], b.path[1]) as there
        from stream_comment c join stream_post s on s.id = c.post_id
        left join stream_comment up on up.id = c.parent_id
        join people_person who on who.id = c.author_id
        join people_person whom on whom.id = coalesce(up.author_id, s.author_id)
        left join people_department a on a.id = who.department_id left join people_department b on b.id = whom.department_id
        where c.created_at >= %(since)s and c.created_at < %(until)s and c.deleted_at is null and c.hidden_at is null
            and who.id <> whom.id and not who.is_guest and not whom.is_guest
            and %(nameless)s not in (coalesce(who.source_key, ''), coalesce(whom.source_key, ''))
            and exists (select from stream_placement l where l.post_id = s.id and l.live)
    )
"""
ACROSS = f"""{EXCHANGES}
    select here, (count(*) filter (where here <> there))::int, count(*)::int, count(distinct who)::int
    from exchanges where here is not null and there is not null group by 1
"""
# Of all who work there, as for who wrote something: of who was in touch at all, the number itself would tell who was not.
REACHED = f"""{EXCHANGES}, outside as (
        select who as person from exchanges where here <> there union select whom from exchanges where here <> there
    )
    select {DEPARTMENT}, count(o.person)::int, count(*)::int
    from people_person p left join people_department d on d.id = p.department_id left join outside o on o.person = p.id
    where {EMPLOYEE} and p.is_active group by 1
"""
# The reciprocity of pairs, as care/figures.py: two_way_ties has it.
MUTUAL = f"""{EXCHANGES}, pairs as (
        select least(who, whom) as one, greatest(who, whom) as other, count(distinct who) = 2 as mutual
        from exchanges group by 1, 2
    )
    select null::bigint, (count(*) filter (where mutual))::int, count(*)::int, (
        select count(distinct x)::int from pairs, unnest(array[one, other]) as x
    ) from pairs having count(*) > 0
"""


@measures(CODE)
def answers_across_departments(period, *, gate):
    """Return Atoms: of the answers of the period between people whose department is known, those that went to another one."""
    return read_atoms(ACROSS, period=period)


@measures(CODE)
def people_reached_outside(period, *, gate):
    """Return Atoms of people: of who works in a department, those who answered or were answered by somebody of another one."""
    return read_atoms(REACHED, period=period)


@measures(CODE)
def mutual_ties(period, *, gate):
    """Return one Atom: of the pairs in touch in the period, those who both answered each other."""
    return read_atoms(MUTUAL, period=period)
