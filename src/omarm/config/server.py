"""`omarm serve`: the first page process, which also does the background work and looks after the others."""

import logging
import os
import signal
import socket
import threading
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass

import uvicorn

from omarm.config import env
from omarm.config.asgi import Application
from omarm.config.charges import Charges
from omarm.config.page_processes import PageProcesses
from omarm.config.sockets import allow_many_connections

logger = logging.getLogger(__name__)
MOST_PROCESSES = 4
THREADS = 4
GRACE_SECONDS = 5
KEEP_ALIVE_SECONDS = 75
TICKS_A_SECOND = 10
STOPPING = (signal.SIGINT, signal.SIGTERM)


@dataclass(frozen=True)
class Parts:
    """What a process does; `omarm serve` does all of it."""

    pages: bool = True
    work: bool = True


def page_processes() -> int:
    """Return how many processes serve pages. Raises SettingError for a setting that makes no sense."""
    return env.number("OMARM_PROCESSES", min(MOST_PROCESSES, os.cpu_count() or 1), lowest=1, highest=64)


def run(listener: socket.socket, parts: Parts, *, when_open: Callable[[], None], database=None) -> None:
    """Serve on the socket until told to stop, with as many processes as are set; then end them all.

    `database` is the embedded server, to be kept alive, or None.
    """
    others = page_processes() - 1 if parts.pages else 0
    with PageProcesses(others, listener) as children:
        application = Application(threads=_threads() if parts.pages else 0, background=_background(parts))
        serve(PageServer(application, Charges(children, database), when_open=when_open), listener)


def run_one_of_several(listener: socket.socket, parent: int) -> None:
    """Serve pages in a further process, until told to stop or the process that started it is gone."""
    server = PageServer(Application(threads=_threads()))
    threading.Thread(target=server.stop_with, args=[parent], daemon=True).start()
    serve(server, listener)


def serve(server: "PageServer", listener: socket.socket) -> None:
    """Run the server in this thread's own event loop."""
    allow_many_connections()
    loop = server.config.get_loop_factory()()
    # Not asyncio.run: it would wait minutes for a job in a thread. What a job began is rolled back and begun again.
    loop.run_until_complete(server.serve(sockets=[listener]))


class PageServer(uvicorn.Server):
    """uvicorn with our manners: it says when it is open, ends live streams when it stops, and tends its charges."""

    def __init__(self, application: Application, charges: Charges | None = None, *, when_open=None):
        super().__init__(_configuration(application))
        self.application, self.charges, self.when_open = application, charges, when_open

    @contextmanager
    def capture_signals(self):
        """Stop in order at Ctrl-C or SIGTERM; a second Ctrl-C stops waiting for anybody."""
        for number in STOPPING:
            signal.signal(number, self.handle_exit)
        try:
            yield
        finally:
            # What follows is short and must not be cut off: the others are waited for, the database writes and stops.
            for number in STOPPING:
                signal.signal(number, signal.SIG_IGN)

    async def startup(self, sockets=None):
        await super().startup(sockets=sockets)
        if self.when_open is not None:
            self.when_open()

    async def on_tick(self, counter):
        if self.charges is not None and counter % TICKS_A_SECOND == 0:
            self.charges.tend()
        return await super().on_tick(counter)

    async def shutdown(self, sockets=None):
        if self.charges is not None:
            await self.charges.let_go()
        self.application.hub.close()
        await super().shutdown(sockets=sockets)

    def stop_with(self, parent: int) -> None:
        """Wait until the other end of this pipe is closed, as it is when the parent ends in whatever way; then stop."""
        os.read(parent, 1)
        self.should_exit = True


def _configuration(application: Application) -> uvicorn.Config:
    return uvicorn.Config(
        application,
        http=env.choice("OMARM_HTTP_PARSER", "httptools", options=("httptools", "h11")),
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,  # Django judges them, by OMARM_PROXIES
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )


def _threads() -> int:
    return env.number("OMARM_THREADS", THREADS, lowest=1, highest=64)


def _background(parts: Parts):
    if not parts.work:
        return None
    from omarm.config.background import Background

    return Background()
