"""What the first process looks after while it serves: the other page processes, and the embedded database."""

import asyncio
import logging

from omarm.config.page_processes import PageProcesses
from omarm.core.postgres import EmbeddedPostgres, PostgresError

logger = logging.getLogger(__name__)


class Charges:
    """Replaces what has died. Asked every second, in the event loop; what may take long happens in a thread."""

    def __init__(self, children: PageProcesses, database: EmbeddedPostgres | None):
        self._children, self._database, self._reviving = children, database, None

    def tend(self) -> None:
        """Have a look at all of them."""
        self._children.tend()
        if self._database is not None and (self._reviving is None or self._reviving.done()):
            self._reviving = asyncio.create_task(asyncio.to_thread(self._revive))

    async def let_go(self) -> None:
        """Ask the other processes to stop, and stop looking after the database."""
        self._children.tell_to_stop()
        if self._reviving is not None:
            await self._reviving

    def _revive(self) -> None:
        try:
            if self._database.revive():
                logger.error("The database had died and was started again")
        except PostgresError:
            logger.exception("The database has died and does not start")
