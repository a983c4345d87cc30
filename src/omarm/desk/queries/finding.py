"""What waits now, asked of every source: for the clock."""

import logging

from django.db import transaction

from omarm.core.prepared import all_sources
from omarm.desk.models import Item

MOST = 30  # of one source: who reads may not know of all, and ten are shown
logger = logging.getLogger(__name__)


def waiting_now(now):
    """Return (the Items, not stored, of all sources; the codes of sources that failed).

    Each source is asked once and answers with a bounded number of queries. One that fails is left out and logged.
    """
    found, failed = {}, []
    for source in all_sources():
        try:
            with transaction.atomic():
                waiting = list(source.find(now, MOST))
        except Exception:
            logger.exception("The desk leaves out %s: it failed.", source.code)
            failed.append(source.code)
            continue
        found |= {(source.code, one.key): _item(source, one, rank) for rank, one in enumerate(waiting)}
    return list(found.values()), failed


def _item(source, one, rank):
    return Item(
        source=source.code, key=one.key, values=one.values, since=one.since, until=one.until, person_id=one.person, rank=rank
    )  # fmt: skip
