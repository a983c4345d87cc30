"""How long the figures of adoption take: the first time, and on a night on which nothing, a week or a month is over.

A large organisation is made by the database itself, in one transaction that is taken back.
"""

from contextlib import suppress
from datetime import date, timedelta
from time import perf_counter

from django.db import connection, transaction
from django.utils import timezone

from omarm.adoption.commands import close_months, judge_month, trace_curve
from omarm.adoption.models import CurvePoint, Figure
from omarm.adoption.queries.counting.between import CODE as BETWEEN
from omarm.adoption.queries.maturity import standings
from omarm.adoption.queries.periods import months_after
from omarm.care.commands import compute_health
from omarm.care.queries.counting import BETWEEN as BETWEEN_IN_GROUPS
from omarm.consent.models import ConsentRecord
from omarm.demo.bench.errors import BenchError
from omarm.people.models import Organisation, Person
from omarm.people.queries import forget_work_time

PEOPLE, INTERACTIONS = 100_000, 2_000_000
TOPS, SUBS, PLACES, GROUPS, MEMBERSHIPS = 20, 10, 30, 2_000, 4
COMMENTS_A_POST, YEARS, QUESTIONS = 3, 2, 0.1

# Half never write; who does, writes the more the lower the number. Everything is spread over two years.
MAKE = """
    insert into people_department (id, name, abbreviation, path, rank)
        select n, 'Dienst ' || n, '', array[n], 0 from generate_series(1, %(tops)s) n;
    insert into people_department (id, name, abbreviation, parent_id, path, rank)
        select %(tops)s + n, 'Team ' || n, '', 1 + (n - 1) / %(subs)s, array[1 + (n - 1) / %(subs)s, %(tops)s + n], 0
        from generate_series(1, %(tops)s * %(subs)s) n;
    insert into people_person (id, username, password, given_name, particle, surname, name, sort_key, is_active, is_guest,
            function, department_id, phone, place, about, language, theme, card_version)
        select n, 'x' || n, '!', '', '', 'X' || n, 'X' || n, 'x' || n, true, false,
            '', %(tops)s + 1 + n %% (%(tops)s * %(subs)s), '', 'Plaats ' || (n %% (%(tops)s * %(subs)s)) %% %(places)s, '', '', 'system', 1
        from generate_series(1, %(people)s) n;
    insert into groups_group (id, name, slug, purpose, about, rules, welcome, promise_days, tabs_on, access, kind, coaches_writers, created_at, version)
        select n, 'Groep ' || n, 'g' || n, '', '', '', '', 2, '{}', 'open', 'practice', true, now() - interval '3 years', 1
        from generate_series(1, %(groups)s) n;
    insert into groups_membership (group_id, person_id, role, joined_at, in_home, by_rule)
        select 1 + (n * 7919 + step * 104729) %% %(groups)s, n, 'member', now() - interval '3 years', true, false
        from generate_series(1, %(people)s) n, generate_series(1, %(memberships)s) step on conflict do nothing;
    insert into stream_post (id, kind, title, body, text, lang, author_id, created_at, published_at, announced_at, attached, version, comments_closed_because)
        select n, case when random() < %(questions)s then 'question' else 'update' end, '', 'x', 'x', 'nl', 1 + (power(random(), 3) * %(people)s * 0.5)::int, t, t, t, '{}', 1, ''
        from (select n, now() - %(years)s * interval '365 days' * (1 - n::float / %(posts)s) as t from generate_series(1, %(posts)s) n) as made;
    insert into stream_placement (post_id, audience, group_id, author_id, published_at, live)
        select id, 1, 1 + (id * 31) %% %(groups)s, author_id, published_at, true from stream_post;
    insert into updates_update (post_id, form) select id, case when id %% 50 = 0 then 'story' else 'update' end from stream_post where kind = 'update';
    insert into updates_story (update_id, situation, action, result, benefit) select post_id, '', '', 'x', '' from updates_update where form = 'story';
    insert into stream_comment (id, post_id, author_id, body, rich, created_at)
        select n, p.id, 1 + (power(random(), 2) * %(people)s * 0.5)::int, 'Dat weet ik wel, kom even langs.', '', p.published_at + random() * interval '6 days'
        from generate_series(1, %(comments)s) n join stream_post p on p.id = 1 + n %% %(posts)s;
    insert into questions_question (post_id, is_anonymous, due_at, answered_at)
        select id, false, published_at + interval '2 days', case when id %% 3 > 0 then published_at + random() * interval '3 days' end
        from stream_post where kind = 'question';
    analyze people_person, people_department, stream_post, stream_placement, stream_comment, questions_question, groups_membership, updates_story
"""


class _TakenBack(Exception):
    pass


def measure_adoption(*, people=PEOPLE, interactions=INTERACTIONS, progress):
    """Return {"people", "interactions", "rows": [{"what", "seconds"}], "figures", "points"} of posts and comments together.

    All is made in one transaction that is taken back. Raises BenchError where there is an organisation.
    """
    if Organisation.objects.exists() or Person.objects.named().exists():
        raise BenchError("There is an organisation here. Give this a folder of its own: OMARM_DATA.")
    told = {}
    with suppress(_TakenBack), transaction.atomic():
        _make(people, interactions, progress)
        told = {"people": people, "interactions": interactions, "rows": _measured()}
        told |= {"figures": Figure.objects.count(), "points": CurvePoint.objects.count()}
        raise _TakenBack
    forget_work_time()
    return told


def table_of_adoption(told):
    """Return the figures as lines for a terminal."""
    lines = [f"{row['what']:58}{row['seconds']:>9.1f} s" for row in told["rows"]]
    about = f"{told['people']:,} people, {told['interactions']:,} posts and comments in two years; {told['figures']:,} figures, {told['points']:,} points."
    return "\n".join([*lines, about])


def _make(people, interactions, progress):
    posts = interactions // (COMMENTS_A_POST + 1)
    values = {
        "people": people, "posts": posts, "comments": interactions - posts, "tops": TOPS, "subs": SUBS, "places": PLACES,
        "groups": GROUPS, "memberships": MEMBERSHIPS, "years": YEARS, "questions": QUESTIONS,
    }  # fmt: skip
    statements = MAKE.split(";")
    Organisation.objects.create(name="Meting", origin=Organisation.Origin.SEED)
    with progress(length=len(statements), label="a house") as bar, connection.cursor() as db:
        for statement in statements:
            db.execute(statement, values)
            bar.update(1)
    given_on = timezone.localdate() - timedelta(days=365 * YEARS)
    ConsentRecord.objects.bulk_create(
        ConsentRecord(measurement=code, given_by="-", given_on=given_on, scope="-", document="-", recorded_by_id=1)
        for code in (BETWEEN, BETWEEN_IN_GROUPS)
    )


def _measured():
    today = months_after(timezone.localdate(), -1) + timedelta(days=14)
    monday, second = today + timedelta(days=8 - today.isoweekday()), months_after(today, 1) + timedelta(days=1)
    whole = [
        _timed("months, the first time: every indicator, two years", lambda: close_months(today=today)),
        _timed("curve, the first time", lambda: trace_curve(today=today)),
        _timed("chasm and forecast", lambda: judge_month(today=today)),
        _timed("maturity of the whole and all departments", standings),
        _timed(f"health of {GROUPS:,} groups, the first time", lambda: compute_health(day=today - timedelta(days=1))),
    ]
    return [
        *whole, {"what": "all of this, the first time", "seconds": sum(row["seconds"] for row in whole)},
        _timed("a night on which nothing is over", lambda: _night(today + timedelta(days=1))),
        _timed("a night on which a week is over", lambda: _night(monday)),
        _timed("a night on which a month is over", lambda: _night(second)),
        _timed("health of groups, the night after", lambda: compute_health(day=today)),
    ]  # fmt: skip


def _night(today: date):
    close_months(today=today)
    trace_curve(today=today)
    judge_month(today=today)


def _timed(what, act):
    before = perf_counter()
    act()
    return {"what": what, "seconds": perf_counter() - before}
