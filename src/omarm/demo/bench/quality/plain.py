"""The same questions by PostgreSQL's own Dutch full text, over the same texts with the same rights: to compare with."""

from django.db import connection

from omarm.people.models import Person
from omarm.search.sources import all_sources, rights_of

MAKE = "create temporary table plain (source text, object_id bigint, words tsvector) on commit drop"
STORE = """
insert into plain select %s, %s,
    setweight(to_tsvector('dutch', %s), 'A') || setweight(to_tsvector('dutch', %s), 'C')
"""
ASK = """
select source, object_id from plain, websearch_to_tsquery('dutch', %s) asked
where words @@ asked order by ts_rank_cd('{0.1,0.5,0.7,1}', words, asked) desc, object_id desc limit %s
"""
AT_A_TIME = 1_000


def make_plain(reader):
    """Make the table of what this reader may find."""
    rights = rights_of(reader)
    with connection.cursor() as cursor:
        cursor.execute(MAKE)
        cursor.executemany(STORE, [*_documents(rights), *_people(reader)])


def ask_plain(text, most):
    """Return the first (source, id) that PostgreSQL finds by itself."""
    with connection.cursor() as cursor:
        cursor.execute(ASK, [text, most])
        return cursor.fetchall()


def drop_plain():
    """Take the table away."""
    with connection.cursor() as cursor:
        cursor.execute("drop table if exists plain")


def _documents(rights):
    for source in all_sources():
        after = 0
        while not source.find and (ids := list(source.all_ids(after, AT_A_TIME))):
            after = ids[-1]
            for words in source.documents(ids):
                if rights & words.rights:
                    yield source.code, words.id, words.title, f"{words.text} {words.names} {words.extra}"


def _people(reader):
    for person in Person.objects.visible_to(reader).active().select_related("department"):
        about = [person.function, person.department and person.department.name, person.place, person.about]
        yield "people", person.pk, person.name, " ".join(filter(None, about))
