"""The same by PostgreSQL's own Dutch full text: any of the words, by its own rank. To compare with."""

from django.db import connection

MAKE = "create temporary table plain_questions (post bigint, grp text, words tsvector) on commit drop"
STORE = "insert into plain_questions select %s, %s, to_tsvector('dutch', %s)"
ASK = """
select post from plain_questions, (select replace(plainto_tsquery('dutch', %s)::text, '&', '|')::tsquery q) asked
where post is not null and words @@ q order by ts_rank(words, q, 1) desc, post limit %s
"""
ROUTE = """
select grp from (
    select grp, ts_rank(words, q, 1) score
    from plain_questions, (select replace(plainto_tsquery('dutch', %s)::text, '&', '|')::tsquery q) asked
    where words @@ q order by score desc limit 40
) near
group by grp order by sum(score) desc, grp limit %s
"""


def make_plain(rows):
    """Make the table of (post id or None, code of the group, text)."""
    with connection.cursor() as cursor:
        cursor.execute(MAKE)
        cursor.executemany(STORE, rows)


def drop_plain():
    """Take the table away."""
    with connection.cursor() as cursor:
        cursor.execute("drop table if exists plain_questions")


def ask_plain(text, most):
    """Return the ids of posts with any of the words, best first."""
    return _asked(ASK, text, most)


def route_plain(text, most):
    """Return the codes of groups: those of the forty best, by the sum of their ranks."""
    return _asked(ROUTE, text, most)


def _asked(statement, text, most):
    with connection.cursor() as cursor:
        cursor.execute(statement, [text, most])
        return [row[0] for row in cursor.fetchall()]
