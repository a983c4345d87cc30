"""What PostgreSQL tells those who listen (NOTIFY): one connection for a whole process."""

import asyncio
import contextlib
import logging
from collections.abc import Callable

import psycopg
from django.db import connection as django_connection

logger = logging.getLogger(__name__)
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 15


class Notices:
    """Listens on channels and passes each payload to the function registered for it; comes back after a loss."""

    def __init__(self):
        self._listeners: dict[str, list[Callable[[str], None]]] = {}
        self._after_loss: list[Callable[[], None]] = []
        self._task = None

    def on(
        self, channel: str, listener: Callable[[str], None], *, after_loss: Callable[[], None] | None = None
    ) -> None:
        """Have `listener` called with each payload on `channel`, and `after_loss` when some may have been missed."""
        self._listeners.setdefault(channel, []).append(listener)
        if after_loss is not None:
            self._after_loss.append(after_loss)

    async def start(self) -> None:
        """Begin to listen, in the running event loop."""
        self._task = asyncio.create_task(self._listen_for_ever())

    async def stop(self) -> None:
        """Stop listening and close the connection."""
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task

    async def _listen_for_ever(self) -> None:
        pause, lost = FIRST_PAUSE, False
        while True:
            try:
                async with await connect() as connection:
                    for channel in self._listeners:
                        await connection.execute(f'LISTEN "{channel}"')
                    if lost:
                        self._tell_of_the_loss()
                    pause = FIRST_PAUSE
                    async for notice in connection.notifies():
                        self._pass_on(notice)
            except psycopg.OperationalError as error:
                logger.warning("Lost the connection that listens: %s", error)
            lost = True
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)

    def _pass_on(self, notice: psycopg.Notify) -> None:
        for listener in self._listeners.get(notice.channel, ()):
            try:
                listener(notice.payload)
            except Exception:
                logger.exception("A listener failed on %s", notice.channel)

    def _tell_of_the_loss(self) -> None:
        for listener in self._after_loss:
            listener()


async def connect(**options) -> psycopg.AsyncConnection:
    """Return an asynchronous connection of its own to the database of the settings."""
    parameters = django_connection.get_connection_params()
    for name in ("context", "cursor_factory"):
        parameters.pop(name, None)
    return await psycopg.AsyncConnection.connect(**(parameters | options), autocommit=True)
