"""Colleagues as one search finds and shows them; who finds them is people/queries/finding."""

from omarm.people.models import Person
from omarm.people.queries.finding import find_people
from omarm.search.sources import Hit, OwnHits


def find(person, text, most):
    """Return the colleagues that the person finds by a text, as OwnHits.

    A first name and a surname that somebody has, with errors forgiven, are that person; one word may be any word.
    """
    found = find_people(person, text, limit=most)
    called = [row for row in found.rows if _is_called(row)]
    others = [row for row in found.rows if not _is_called(row)]
    hits = tuple(hit_of(row) for row in (*called, *others))
    is_sure = not found.forgiven or len(text.split()) > 1
    return OwnHits(hits, by_name=len(called) if is_sure else 0, forgiven=found.forgiven, is_more=bool(found.after))


def visible(person, ids):
    """Return the ids of the colleagues whom the person may see and who are here."""
    return Person.objects.visible_to(person).active().filter(pk__in=ids).values_list("pk", flat=True)


def hits(_person, ids):
    """Return {id: Hit}."""
    rows = Person.objects.filter(pk__in=ids).select_related("department", "photo")
    return {row.pk: hit_of(row) for row in rows}


def documents(_ids):
    """Return no Words: people have an index of their own, in which more is forgiven."""
    return []


def all_ids(_after, _most):
    """Return nobody: none of them stands in the index of documents."""
    return []


def hit_of(row):
    """Return how a colleague is shown who was found."""
    why = getattr(row, "why", ())
    return Hit(
        row.pk, row.name, row.get_absolute_url(), row.function, icon="user-round",
        where=row.department.name if row.department else "",
        found_in=", ".join(f"{one.label}: {one.text}" for one in why if one.label), row=row,
    )  # fmt: skip


def _is_called(row):
    return all(not one.label for one in row.why)
