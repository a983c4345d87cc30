"""Topics, as they are found: by their name, the other words for the same, and what is said of them."""

from django.db import connection
from django.utils.translation import gettext as _

from omarm.search.sources import Hit, Readable, Words
from omarm.topics.models import Topic

EVERY_COLLEAGUE = frozenset({"@all"})
visible = Readable("select id from topics_topic where id = any({ids}) and merged_into_id is null and not %(guest)s")
HITS = """
select id, name, slug, description,
       array(select shown from topics_topicword word where topic_id = topic.id and not is_name order by word.word)
  from topics_topic topic where id = any(%(ids)s::bigint[])
"""


def documents(ids):
    """Return the Words of these topics, as far as they are in use."""
    rows = Topic.objects.current().filter(pk__in=ids).prefetch_related("words")
    return [
        Words(
            row.pk, row.name, ", ".join(row.synonyms), row.description, at=row.created_at, topics=(row.pk,),
            rights=EVERY_COLLEAGUE,
        )
        for row in rows
    ]  # fmt: skip


def hits(_person, ids):
    """Return {id: Hit}."""
    with connection.cursor() as cursor:
        cursor.execute(HITS, {"ids": list(ids)})
        rows = [(Topic(pk=pk, name=name, slug=slug), said, others) for pk, name, slug, said, others in cursor]
    return {
        row.pk: Hit(row.pk, row.name, row.get_absolute_url(), said, ", ".join(others), str(_("Topic")), "hash")
        for row, said, others in rows
    }


def all_ids(after, most):
    """Return the next ids of topics in use."""
    rows = Topic.objects.current().filter(pk__gt=after).order_by("pk")
    return list(rows.values_list("pk", flat=True)[:most])
