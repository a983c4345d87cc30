"""Who is listening in this process, and passing events on to them."""

import asyncio
import json
from collections import defaultdict
from collections.abc import Iterable

# A listener this far behind reads no more; it is let go, comes back and fetches afresh.
BACKLOG = 32
THE_END = None


class Listener:
    """One open page: a bounded queue of events that are ready to be sent."""

    __slots__ = ("channels", "queue")

    def __init__(self, channels: Iterable[str]):
        self.channels = frozenset(channels)
        self.queue: asyncio.Queue[bytes | None] = asyncio.Queue(BACKLOG)

    def offer(self, event: bytes) -> bool:
        """Put the event in the queue; say whether there was room."""
        try:
            self.queue.put_nowait(event)
        except asyncio.QueueFull:
            return False
        return True

    def end(self) -> None:
        """Have the stream end as soon as it looks at its queue."""
        while not self.offer(THE_END):
            self.queue.get_nowait()


class Hub:
    """The listeners of this process by channel. Lives in the event loop; not for threads."""

    def __init__(self):
        self._by_channel: dict[str, set[Listener]] = defaultdict(set)
        self._everybody: set[Listener] = set()

    def __len__(self):
        return len(self._everybody)

    def join(self, channels: Iterable[str]) -> Listener:
        """Return a new listener on these channels."""
        listener = Listener(channels)
        self._everybody.add(listener)
        for channel in listener.channels:
            self._by_channel[channel].add(listener)
        return listener

    def leave(self, listener: Listener) -> None:
        """Forget a listener."""
        self._everybody.discard(listener)
        for channel in listener.channels:
            listeners = self._by_channel[channel]
            listeners.discard(listener)
            if not listeners:
                del self._by_channel[channel]

    def pass_on(self, payload: str) -> None:
        """Send a notice from `announce` to those who listen on one of its channels, once each."""
        notice = json.loads(payload)
        listeners = set().union(*(self._by_channel.get(channel, ()) for channel in notice["to"]))
        self._send(event(notice["kind"], notice["id"]), listeners)

    def tell_of_a_gap(self) -> None:
        """Tell everybody that events may have been missed, so that pages fetch afresh."""
        self._send(event("gap", None), self._everybody)

    def close(self) -> None:
        """End every stream, for when the server stops."""
        for listener in self._everybody:
            listener.end()

    def _send(self, ready: bytes, listeners: Iterable[Listener]) -> None:
        for listener in listeners:
            if not listener.offer(ready):
                listener.end()


def event(kind: str, number: int | None) -> bytes:
    """Return an event as it goes over the line."""
    return f"event: {kind}\ndata: {json.dumps(number)}\n\n".encode()
