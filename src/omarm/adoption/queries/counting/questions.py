"""Questions that were due, and answers that were used again."""

from django.utils.translation import gettext_lazy as _

from omarm.adoption.queries.counting.atoms import read_atoms
from omarm.adoption.queries.scopes import DEPARTMENT, EMPLOYEE
from omarm.consent.measurements import Measurement, declare
from omarm.consent.queries import measures

CODE = "adoption.content"
KEPT_DAYS = 1830

declare(
    Measurement(
        code=CODE,
        title=_("What colleagues do for each other on the intranet, in numbers"),
        purpose=_("To see whether questions are answered, answers are used again, newcomers are heard and stories are told."),
        source=("questions_question", "questions_card", "questions_helped", "updates_story", "stream_placement",
                "stream_comment", "people_person", "people_department"),
        audience=_(
            "Community managers, administrators and the works council, per month for the whole organisation and its "
            "departments. Leaders see the whole organisation."
        ),
        retention_days=KEPT_DAYS,
        needs_works_council=False,
    )
)  # fmt: skip

# A question counts in the month in which its promise ends: the question of an hour ago is not late.
ASKED = f"""
    from questions_question q join stream_post s on s.id = q.post_id
    join people_person p on p.id = s.author_id left join people_department d on d.id = p.department_id
    where {EMPLOYEE} and exists (select from stream_placement l where l.post_id = s.id and l.live {{where}})
"""
DUE = f"""
    select {DEPARTMENT}, (count(*) filter (where least(q.answered_at, q.solved_at) <= q.due_at))::int, count(*)::int,
        count(distinct p.id)::int
    {ASKED} and q.due_at >= %(since)s and q.due_at < %(until)s group by 1
"""
IN_TIME = DUE.format(where="")
AMONG_DEPARTMENTS = DUE.format(where="and l.audience <> 2")

# Used again: kept as a knowledge card, or said by somebody other than the asker to have solved their problem.
REUSED = f"""
    select {DEPARTMENT}, (count(*) filter (where
        exists (select from questions_card k where k.question_id = q.post_id and k.withdrawn_at is null)
        or exists (
            select from questions_answer a join questions_helped h on h.answer_id = a.comment_id
            join stream_comment c on c.id = a.comment_id and c.deleted_at is null and c.hidden_at is null
            where a.question_id = q.post_id and h.person_id <> s.author_id
        )))::int, count(*)::int, count(distinct p.id)::int
    {ASKED.format(where="")} and q.answered_at >= %(since)s and q.answered_at < %(until)s group by 1
"""


@measures(CODE)
def answered_in_time(period, *, gate):
    """Return Atoms: of the questions of which the promise ended in the period, those answered or solved before it did."""
    return read_atoms(IN_TIME, period=period)


@measures(CODE)
def answered_among_departments(period, *, gate):
    """Return the same of questions that were asked where other departments read along: in a group, or to everybody."""
    return read_atoms(AMONG_DEPARTMENTS, period=period)


@measures(CODE)
def answers_reused(period, *, gate):
    """Return Atoms: of the questions that were first answered in the period, those of which an answer was used again since."""
    return read_atoms(REUSED, period=period)
