"""How long the desk takes in a large organisation: making the list in the background, and opening the page.

A house with thousands of groups and a million posts is made by the database itself, in one transaction that is taken back.
"""

from contextlib import suppress
from http import HTTPStatus
from statistics import median
from time import perf_counter

from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from omarm.core.prepared import all_sources
from omarm.demo.bench.errors import BenchError
from omarm.desk.commands import lay_out_desk
from omarm.desk.models import Item
from omarm.desk.queries.calendar import calendar_for
from omarm.desk.queries.prompting import own_balance
from omarm.desk.queries.today import today_for
from omarm.people.models import Organisation, Person, Role

GROUPS, POSTS, PEOPLE = 5_000, 1_000_000, 20_000
COMMENTS_A_POST, MEMBERSHIPS, QUESTIONS, OPEN = 1, 4, 0.1, 0.03
ROUNDS = 20
DESK, HOME = "/adoption/desk/", "/"

# Everything is spread over two years; one in ten posts is a question, three in a hundred of those were never answered.
MAKE = """
    insert into people_person (id, username, password, given_name, particle, surname, name, sort_key, is_active, is_guest,
            function, phone, place, about, language, theme, card_version)
        select n, 'x' || n, '!', '', '', 'X' || n, 'X' || n, 'x' || n, true, false, '', '', '', '', '', 'system', 1
        from generate_series(1, %(people)s) n;
    insert into groups_group (id, name, slug, purpose, about, rules, welcome, promise_days, tabs_on, access, kind, coaches_writers, created_at, version)
        select n, 'Groep ' || n, 'g' || n, '', '', '', '', 2, '{}', (array['open', 'open', 'request', 'closed'])[1 + n %% 4], 'practice', true,
            now() - interval '3 years', 1
        from generate_series(1, %(groups)s) n;
    insert into groups_membership (group_id, person_id, role, joined_at, in_home, by_rule)
        select 1 + (n * 7919 + step * 104729) %% %(groups)s, n, case when n <= %(groups)s and step = 1 then 'owner' else 'member' end,
            now() - interval '3 years', true, false
        from generate_series(1, %(people)s) n, generate_series(1, %(memberships)s) step on conflict do nothing;
    insert into stream_post (id, kind, title, body, text, lang, author_id, created_at, published_at, announced_at, attached, version, comments_closed_because)
        select n, case when random() < %(questions)s then 'question' else 'update' end, 'Bericht ' || n, 'x', 'x', 'nl',
            1 + (power(random(), 3) * %(people)s * 0.999)::int, t, t, t, '{}', 1, ''
        from (select n, now() - interval '730 days' * (1 - n::float / %(posts)s) as t from generate_series(1, %(posts)s) n) as made;
    insert into stream_placement (post_id, audience, group_id, author_id, published_at, live)
        select id, 1, 1 + ((power(random(), 2) * %(groups)s * 0.9)::int), author_id, published_at, true from stream_post;
    insert into stream_comment (id, post_id, author_id, body, rich, created_at)
        select n, p.id, 1 + (power(random(), 2) * %(people)s * 0.999)::int, 'Dat weet ik wel.', '', p.published_at + random() * interval '2 days'
        from generate_series(1, %(comments)s) n join stream_post p on p.id = n;
    insert into updates_update (post_id, form) select id, 'update' from stream_post where kind = 'update';
    insert into questions_question (post_id, is_anonymous, due_at, answered_at)
        select id, false, published_at + interval '2 days', case when random() > %(open)s then published_at + interval '3 hours' end
        from stream_post where kind = 'question';
    insert into care_plannedaction (group_id, pillar, title, every_days, due_on, proposal)
        select 1 + n %% %(groups)s, (array['schedule', 'host', 'answer', 'post', 'expand'])[1 + n %% 5], 'Actie ' || n, 14,
            current_date + (n %% 40 - 10), '' from generate_series(1, %(groups)s * 3) n;
    insert into care_overduequestion (group_id, post_id, owners_told_at)
        select l.group_id, l.post_id, now() - interval '2 days' from stream_placement l
        where l.published_at > now() - interval '20 days' and l.post_id %% 20 = 0;
    analyze people_person, groups_group, groups_membership, stream_post, stream_placement, stream_comment, questions_question, care_plannedaction, care_overduequestion
"""


class _TakenBack(Exception):
    pass


def measure_desk(*, groups=GROUPS, posts=POSTS, people=PEOPLE, progress):
    """Return {"groups", "posts", "people", "items", "rows": [{"what", "seconds", "queries"}]}, with the slowest sources.

    All is made in one transaction that is taken back. Raises BenchError where there is an organisation.
    """
    if Organisation.objects.exists() or Person.objects.named().exists():
        raise BenchError("There is an organisation here. Give this a folder of its own: OMARM_DATA.")
    told = {}
    with suppress(_TakenBack), transaction.atomic():
        reader = _made(groups, posts, people, progress)
        rows = _measured(reader)
        told = {"groups": groups, "posts": posts, "people": people, "items": Item.objects.count(), "rows": rows}
        raise _TakenBack
    return told


def table_of_desk(told):
    """Return the figures as lines for a terminal."""
    lines = [f"{row['what']:48}{row['seconds'] * 1000:>10.0f} ms{row['queries']:>6} queries" for row in told["rows"]]
    about = (
        f"{told['groups']:,} groups, {told['posts']:,} posts, {told['people']:,} people; {told['items']} things wait."
    )
    return "\n".join([*lines, about])


def _made(groups, posts, people, progress):
    values = {
        "groups": groups, "posts": posts, "people": people, "comments": posts * COMMENTS_A_POST, "questions": QUESTIONS,
        "open": OPEN, "memberships": MEMBERSHIPS,
    }  # fmt: skip
    statements = MAKE.split(";\n")
    Organisation.objects.create(name="Meting", origin=Organisation.Origin.SEED)
    with progress(length=len(statements), label="a house") as bar, connection.cursor() as db:
        for statement in statements:
            db.execute(statement, values)
            bar.update(1)
    reader = Person.objects.get(pk=people)
    Role.objects.create(person=reader, code=Role.Code.COMMUNITY_MANAGER)
    return reader


def _measured(reader):
    rows = [_timed("making the list, the first time", lay_out_desk), _timed("making it again", lay_out_desk)]
    client = Client(headers={"host": "localhost"})
    client.force_login(reader)
    rows += [
        _often("the page at home, beside it", lambda: _page(client, HOME)),
        _often("the page today", lambda: _page(client, DESK)), _often("of it, the list", lambda: today_for(reader)),
        _often("calendar of groups", lambda: calendar_for(reader)), _often("own balance", lambda: own_balance(reader)),
    ]  # fmt: skip
    slow = [_timed(f"source {one.code}", lambda one=one: one.find(timezone.now(), 30)) for one in all_sources()]
    return rows + sorted(slow, key=lambda row: -row["seconds"])[:5]


def _page(client, address):
    """Open a page whole, through the middleware and with its frame. Raises BenchError when it does not come."""
    status = client.get(address).status_code
    if status != HTTPStatus.OK:
        raise BenchError(f"{address} answered {status}.")


def _often(what, act):
    """Return the figures of the middle one of some rounds, after one to warm up."""
    act()
    rounds = [_timed(what, act) for _round in range(ROUNDS)]
    return {"what": what, "seconds": median(row["seconds"] for row in rounds), "queries": rounds[0]["queries"]}


def _timed(what, act):
    with CaptureQueriesContext(connection) as queries:
        before = perf_counter()
        act()
        took = perf_counter() - before
    return {"what": what, "seconds": took, "queries": len(queries)}
