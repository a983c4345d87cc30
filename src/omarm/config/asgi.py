"""One address space, three servers: pages as WSGI in threads, the live stream and the health check as bare ASGI."""

import asyncio
import contextlib
from urllib.parse import quote_from_bytes

from a2wsgi import WSGIMiddleware

from omarm.config.health import Health
from omarm.core.live.announce import CHANNEL
from omarm.core.live.hub import Hub
from omarm.core.live.stream import LiveStream, answer
from omarm.core.notices import Notices

ASCII = bytes(range(0x21, 0x7F)).decode("ascii")


class Application:
    """What one process serves. `background` is what it does besides, if it is the one that does."""

    def __init__(self, *, threads: int, background=None):
        self.hub, self.notices, self.background = Hub(), Notices(), background
        self._live, self._health = LiveStream(self.hub), Health()
        self._pages = Pages(threads) if threads else _nothing_here

    async def __call__(self, scope, receive, send):
        if scope["type"] == "http":
            await self._server_of(scope["path"])(scope, receive, send)
        elif scope["type"] == "lifespan":
            await self._live_through(receive, send)
        else:
            await send({"type": "websocket.close", "code": 1000})

    def _server_of(self, path: str):
        if path == "/live":
            return self._live
        if path == "/healthz":
            return self._health
        return self._pages

    async def _live_through(self, receive, send) -> None:
        await receive()
        self.notices.on(CHANNEL, self.hub.pass_on, after_loss=self.hub.tell_of_a_gap)
        if self.background is not None:
            await self.background.start(self.notices)
        await self.notices.start()
        await send({"type": "lifespan.startup.complete"})

        await receive()
        await self.notices.stop()
        if self.background is not None:
            await self.background.stop()
        await send({"type": "lifespan.shutdown.complete"})


class Pages:
    """Django in a few threads, each with its own connection to the database."""

    def __init__(self, threads: int):
        from omarm.config.wsgi import application

        self._wsgi = WSGIMiddleware(application, workers=threads)

    async def __call__(self, scope, receive, send):
        # WSGI turns a hyphen in a header's name into an underscore: a name that has one is a forgery of the other.
        headers = [(name, value) for name, value in scope["headers"] if b"_" not in name]
        # A browser escapes what is not ASCII; for who does not, escape it here rather than fail.
        query = quote_from_bytes(scope["query_string"], safe=ASCII).encode("ascii")
        with contextlib.suppress(asyncio.CancelledError):
            await self._wsgi(scope | {"headers": headers, "query_string": query}, receive, send)


async def _nothing_here(_scope, _receive, send):
    await answer(send, status=404, body=b"")
