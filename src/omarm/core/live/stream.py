"""`/live` itself: a bare ASGI application, since an open stream must not hold a thread."""

import asyncio
import time
from urllib.parse import parse_qs

from omarm.core.live.hub import THE_END, Hub, Listener, event
from omarm.core.live.token import read_token

KEEP_ALIVE_SECONDS = 25
KEEP_ALIVE = b": still here\n\n"
# How long a browser waits before it comes back by itself.
WELCOME = b"retry: 3000\n\n"
EXPIRED = event("expired", None)
HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
]


class LiveStream:
    """Serves the events of one hub."""

    def __init__(self, hub: Hub):
        self.hub = hub

    async def __call__(self, scope, receive, send):
        granted = read_token(parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0])
        if scope["method"] != "GET" or granted is None:
            # A browser does not come back after this by itself; the page asks for a fresh token first.
            await answer(send, status=403, body=b"")
            return
        # Before the first byte: a page that knows itself connected misses nothing from there on.
        listener = self.hub.join(granted.channels, granted.person_id, since=granted.since)
        await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
        sending = asyncio.create_task(_send_events(listener, send))
        leaving = asyncio.create_task(_wait_until_gone(receive))
        timers = _timers(listener, granted.ends_at)
        try:
            await asyncio.wait({sending, leaving}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self.hub.leave(listener)
            for waiting in (sending, leaving, *timers):
                waiting.cancel()


async def answer(send, *, status: int, body: bytes, content_type: bytes = b"text/plain; charset=utf-8") -> None:
    """Send one complete answer."""
    length = str(len(body)).encode("ascii")
    headers = [(b"content-type", content_type), (b"content-length", length), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def _send_events(listener: Listener, send) -> None:
    await _send(send, WELCOME)
    while (ready := await listener.queue.get()) is not THE_END:
        await _send(send, ready)
    await send({"type": "http.response.body", "body": b"", "more_body": False})


def _timers(listener: Listener, ends_at: float) -> list[asyncio.TimerHandle]:
    """Have the listener hear that we are still here, now and then, and in the end that its token is over.

    Set once for each connection: a time limit on each wait for an event cost as much as sending the event.
    """
    loop, left = asyncio.get_running_loop(), ends_at - time.time()
    signs = range(KEEP_ALIVE_SECONDS, int(left), KEEP_ALIVE_SECONDS)
    return [
        *(loop.call_later(at, listener.offer, KEEP_ALIVE) for at in signs),
        loop.call_later(left, listener.end, EXPIRED),
    ]


async def _send(send, body: bytes) -> None:
    await send({"type": "http.response.body", "body": body, "more_body": True})


async def _wait_until_gone(receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
