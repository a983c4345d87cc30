"""Topics, as they are found: by their name, the other words for the same, and what is said of them."""

from django.utils.translation import gettext as _

from omarm.search.sources import Hit, Words
from omarm.topics.models import Topic

EVERY_COLLEAGUE = frozenset({"@all"})


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


def visible(person, ids):
    """Return the ids of topics in use; none for guests."""
    if person.is_guest:
        return []
    return Topic.objects.current().filter(pk__in=ids).values_list("pk", flat=True)


def hits(_person, ids):
    """Return {id: Hit}."""
    return {
        row.pk: Hit(
            row.pk, row.name, row.get_absolute_url(), row.description, ", ".join(row.synonyms), str(_("Topic")), "hash"
        )
        for row in Topic.objects.filter(pk__in=ids).prefetch_related("words")
    }


def all_ids(after, most):
    """Return the next ids of topics in use."""
    rows = Topic.objects.current().filter(pk__gt=after).order_by("pk")
    return list(rows.values_list("pk", flat=True)[:most])
