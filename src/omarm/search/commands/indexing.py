"""Keeping the index: what can be found goes in, what cannot be found any more goes out.

The words of a document, and beside them marks, which nobody can type: who may find it (`@all`, `@g12`, `@d3`, `@p7`), and
what a search is narrowed to: its source `@kposts`, the kind of a post `@yupdate`, who wrote it `@w7`, its topics `@t5`, in
which group it stands `@i12`, the quarter it is of `@q20264`.
"""

from itertools import batched

from django.db import connection, transaction
from django.utils import timezone

from omarm.core.language import analyse, titled, tsvector
from omarm.search.models import Document
from omarm.search.queries.known import known
from omarm.search.queries.marks import marks_of
from omarm.search.sources import all_sources
from omarm.search.sources import source as source_of

AT_A_TIME = 500
TRIES = 3
GAP = 20  # places between title, names and text, so that no phrase runs from one into the other

STORE = """
insert into search_document (source, object_id, published_at, thread, lang, made, words)
select %(source)s, new.id, new.at, new.thread, new.lang, %(made)s, new.words::tsvector
from unnest(%(ids)s::bigint[], %(ats)s::timestamptz[], %(threads)s::bigint[], %(langs)s::text[], %(words)s::text[])
    as new (id, at, thread, lang, words)
on conflict (source, object_id) do update
set published_at = excluded.published_at, thread = excluded.thread, lang = excluded.lang, made = excluded.made, words = excluded.words
where search_document.object_id = any (%(held)s::bigint[])
returning object_id
"""
HOLD = "select object_id from search_document where source = %s and object_id = any (%s) order by object_id for update"


def index(*, source, ids):
    """Have these things of a source (its code) be found by what they say now. Returns how many documents were stored.

    What can be found by nobody is forgotten. It may be done again at any time: what counts is what is there now.
    """
    stored = 0
    for some in batched(sorted(set(ids)), AT_A_TIME, strict=False):
        left, tries = list(some), 0
        while left and tries < TRIES:
            done, left = _index(source_of(source), left)
            stored, tries = stored + done, tries + 1
    return stored


def forget(*, source, ids):
    """Have these things of a source be found no more. Returns how many documents went."""
    return Document.objects.filter(source=source, object_id__in=list(ids)).delete()[0]


def index_group(*, group_id):
    """Make all documents of what stands in a group anew, of whatever source: its doors opened or closed. Returns how many."""
    return sum(_index_marked(f"@i{int(group_id)}"))


def index_topic(*, topic_id):
    """Make all documents of what is filed under a topic anew. Returns how many."""
    return sum(_index_marked(f"@t{int(topic_id)}"))


def row_of(source, words, now, read=analyse):
    """Return the values of a document: (id, moment, conversation, language, text of its tsvector).

    `read` does what `analyse` does, for texts of which the same is met often.
    """
    at = words.at or timezone.now()
    return (
        words.id,
        at,
        words.thread,
        words.lang[:2],
        tsvector(_lexemes(words, now.parts, read), marks_of(source, words, at)),
    )


def _index_marked(mark):
    for source in all_sources():
        marked = Document.objects.filter(source=source.code).extra(where=["words @@ %s::tsquery"], params=[f"'{mark}'"])
        ids = list(marked.values_list("object_id", flat=True))
        yield index(source=source.code, ids=ids)


@transaction.atomic
def _index(source, ids):
    """Store the documents of these ids. Returns (how many, the ids that another process stored in the meantime).

    Documents that are there are locked before their things are read: of two that index the same thing, the last one
    reads what is there last.
    """
    with connection.cursor() as cursor:
        cursor.execute(HOLD, [source.code, ids])
        held = [row[0] for row in cursor.fetchall()]
        now = known()
        rows = [row_of(source.code, words, now) for words in source.documents(ids) if words.rights]
        gone = set(held) - {row[0] for row in rows}
        if gone:
            forget(source=source.code, ids=gone)
        if not rows:
            return 0, []
        names = ("ids", "ats", "threads", "langs", "words")
        told = dict(zip(names, map(list, zip(*rows, strict=True)), strict=True))
        cursor.execute(STORE, {"source": source.code, "made": now.made, "held": held, **told})
        stored = {row[0] for row in cursor.fetchall()}
    return len(stored), [row[0] for row in rows if row[0] not in stored]


def _lexemes(words, parts, read):
    """Yield the lexemes of a document: the title A, names of people B, text and the rest C. No name is taken apart."""
    after = 0
    for text, weight in ((words.title, "A"), (words.names, "B"), (words.text, "C"), (words.extra, "C")):
        last = after
        for lexeme in read(text, words.lang, weight=weight, after=after, known=parts):
            if weight != "B" or lexeme.weight == "B":
                last = lexeme.at
                yield lexeme
                if weight == "A":
                    yield titled(lexeme)
        after = last + GAP if last > after else after
