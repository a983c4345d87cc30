"""`/live` itself: a bare ASGI application, since an open stream must not hold a thread."""

import asyncio
import time
from urllib.parse import parse_qs

from omarm.core.live.hub import THE_END, Hub, Listener, event
from omarm.core.live.token import Pass, read_token

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
        listener = self.hub.join(granted.channels, granted.person_id)
        await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
        sending = asyncio.create_task(_send_events(listener, granted, send))
        leaving = asyncio.create_task(_wait_until_gone(receive))
        try:
            await asyncio.wait({sending, leaving}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self.hub.leave(listener)
            sending.cancel()
            leaving.cancel()


async def answer(send, *, status: int, body: bytes, content_type: bytes = b"text/plain; charset=utf-8") -> None:
    """Send one complete answer."""
    length = str(len(body)).encode("ascii")
    headers = [(b"content-type", content_type), (b"content-length", length), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def _send_events(listener: Listener, granted: Pass, send) -> None:
    await _send(send, WELCOME)
    while (left := granted.ends_at - time.time()) > 0:
        try:
            ready = await asyncio.wait_for(listener.queue.get(), timeout=min(left, KEEP_ALIVE_SECONDS))
        except TimeoutError:
            ready = KEEP_ALIVE
        if ready is THE_END:
            break
        await _send(send, ready)
    else:
        await _send(send, EXPIRED)
    await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _send(send, body: bytes) -> None:
    await send({"type": "http.response.body", "body": body, "more_body": True})


async def _wait_until_gone(receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
