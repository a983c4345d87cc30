"""How it stands with the index, for `omarm doctor`."""

from django.db import connection

from omarm.core import checkup
from omarm.search.models import Document
from omarm.search.queries.known import forget_known, known
from omarm.search.sources import all_sources

REMEDY = "The worker does this at night; at once: omarm search renew."
LOOKED_AT = 5_000  # ids of each source, the newest last


@checkup.examine("Search")
def how_the_index_stands():
    """Tell how many things are not in the index, and how many were made with other words than those of now."""
    if "search_document" not in connection.introspection.table_names():
        return checkup.note("not looked at: the tables are not there yet", "Start Omarm once: it makes them.")
    forget_known()
    missing, total = missing_documents(), Document.objects.count()
    stale = Document.objects.exclude(made=known().made).count()
    if missing:
        return checkup.wrong(f"{missing} things cannot be found", REMEDY)
    if stale:
        return checkup.note(f"{total} documents, {stale} made by an older version: they are found meanwhile", REMEDY)
    return checkup.well(f"{total} documents")


def missing_documents():
    """Return how many things of the sources have no document."""
    return sum(_missing(one) for one in all_sources() if not one.find)


def _missing(source):
    after, missing = 0, 0
    while ids := list(source.all_ids(after, LOOKED_AT)):
        here = Document.objects.filter(source=source.code, object_id__in=ids).count()
        missing, after = missing + len(ids) - here, ids[-1]
    return missing
