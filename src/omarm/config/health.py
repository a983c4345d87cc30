"""`/healthz`: whether this process answers and reaches its database. For load balancers and monitoring."""

import asyncio
import time

import psycopg

from omarm.core.live.stream import answer
from omarm.core.notices import connect

# One question to the database serves all who ask within this time, so that asking cannot become a load.
KEPT_SECONDS = 2
PATIENCE_SECONDS = 3


class Health:
    """Remembers its last answer for a moment."""

    def __init__(self):
        self._asked_at, self._well, self._asking = 0.0, False, asyncio.Lock()

    async def __call__(self, _scope, _receive, send):
        async with self._asking:
            if time.monotonic() - self._asked_at > KEPT_SECONDS:
                self._well, self._asked_at = await _database_answers(), time.monotonic()
        if self._well:
            await answer(send, status=200, body=b"ok\n")
        else:
            await answer(send, status=503, body=b"the database does not answer\n")


async def _database_answers() -> bool:
    try:
        async with asyncio.timeout(PATIENCE_SECONDS), await connect() as connection:
            await connection.execute("SELECT 1")
    except (psycopg.Error, OSError, TimeoutError):
        return False
    return True
