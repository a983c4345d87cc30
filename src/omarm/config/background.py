"""What happens without anybody asking: telling facts to their subscribers, and jobs."""

import asyncio
import contextlib
import logging
import threading

from asgiref.sync import sync_to_async
from django.db import close_old_connections, connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.utils import connector_params
from procrastinate.psycopg_connector import PsycopgConnector

from omarm.activity.deliverer import deliver_batch
from omarm.activity.log import CHANNEL
from omarm.core.notices import Notices

logger = logging.getLogger(__name__)
LOOK_SECONDS = 5
JOBS_AT_ONCE = 2
PAUSE_SECONDS = 5
PATIENCE_SECONDS = 5


class Background:
    """The deliverer of facts, in a thread of its own, and the worker of jobs, in the event loop."""

    def __init__(self):
        self._deliverer, self._worker = Deliverer(), None

    async def start(self, notices: Notices) -> None:
        """Begin; the deliverer is woken by what `notices` hears."""
        notices.on(CHANNEL, lambda _: self._deliverer.wake(), after_loss=self._deliverer.wake)
        self._deliverer.start()
        self._worker = asyncio.create_task(_work_for_ever())

    async def stop(self) -> None:
        """End in order: what was begun is finished, or given back after a few seconds."""
        self._deliverer.end()
        self._worker.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._worker
        await asyncio.to_thread(self._deliverer.join, PATIENCE_SECONDS)


class Deliverer(threading.Thread):
    """Tells subscribers the facts, whenever woken and every few seconds."""

    def __init__(self):
        super().__init__(name="deliverer", daemon=True)
        self._woken, self._ended = threading.Event(), False

    def wake(self) -> None:
        """Have it look now."""
        self._woken.set()

    def end(self) -> None:
        """Have it stop after the batch that it is at."""
        self._ended = True
        self._woken.set()

    def run(self):
        while not self._ended:
            self._woken.clear()
            self._deliver_all()
            self._woken.wait(LOOK_SECONDS)
        connection.close()

    def _deliver_all(self) -> None:
        close_old_connections()
        try:
            while not self._ended and deliver_batch():
                pass
        except Exception:
            # Whatever it was (a database that restarts, most likely), the facts wait in their table.
            logger.exception("Facts could not be delivered; trying again soon")


async def _work_for_ever() -> None:
    # A connector of its own: pages enqueue with Django's connection, the worker waits on asynchronous ones.
    connector = PsycopgConnector(kwargs=connector_params(), min_size=1, max_size=JOBS_AT_ONCE + 2)
    worker = app.with_connector(connector)
    while True:
        try:
            async with worker.open_async():
                await worker.run_worker_async(
                    concurrency=JOBS_AT_ONCE,
                    delete_jobs="successful",
                    install_signal_handlers=False,
                    shutdown_graceful_timeout=PATIENCE_SECONDS,
                )
        except Exception:
            logger.exception("The worker stopped; starting it again")
            # The clock asks through Django's connection of this loop: let go of it if it is a dead one.
            await sync_to_async(close_old_connections)()
        await asyncio.sleep(PAUSE_SECONDS)
