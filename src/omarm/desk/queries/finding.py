"""What waits now, asked of every source: for the clock."""

from omarm.core.prepared import all_sources
from omarm.desk.models import Item

MOST = 30  # of one source: who reads may not know of all, and ten are shown


def waiting_now(now):
    """Return the Items, not stored, of all sources; each source is asked once and answers with a bounded number of queries."""
    found = {}
    for source in all_sources():
        for rank, one in enumerate(source.find(now, MOST)):
            found[source.code, one.key] = Item(
                source=source.code, key=one.key, values=one.values, since=one.since, until=one.until,
                person_id=one.person, rank=rank,
            )  # fmt: skip
    return list(found.values())
