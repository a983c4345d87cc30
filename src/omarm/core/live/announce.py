"""Telling open pages of something, from anywhere that has the database."""

import json
from collections.abc import Iterable
from itertools import batched

from django.db import connection

CHANNEL = "omarm_live"
# PostgreSQL carries 8,000 bytes in a notice; a channel's name is at most some twenty.
CHANNELS_PER_NOTICE = 250


def announce(
    to: Iterable[str], kind: str, number: int | None = None, *, by: int | None = None, every: int | None = None
) -> None:
    """Tell whoever listens on the channels ("all", "p12", "g34", "d5", "c6") that `kind` happened to thing `number`.

    `by` is the id of the person who did it: nobody is told of what they did themselves. With `every` (seconds) the same
    is passed on once in that time, and what comes sooner is dropped. Part of the transaction: told when it commits, and
    not when it is rolled back.
    """
    told = {"kind": kind, "id": number, "by": by} | ({"every": every} if every else {})
    notices = [
        json.dumps({"to": channels} | told, separators=(",", ":"))
        for channels in batched(to, CHANNELS_PER_NOTICE, strict=False)
    ]
    if notices:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify(%s, notice) FROM unnest(%s::text[]) AS notice", [CHANNEL, notices])
