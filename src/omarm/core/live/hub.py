"""Who is listening in this process, and passing events on to them."""

import asyncio
import json
import time
from collections import defaultdict, deque
from collections.abc import Iterable

# A listener this far behind reads no more; it is let go, comes back and fetches afresh.
BACKLOG = 32
THE_END = None
# What is passed on now and then at most is remembered for so many things; then those whose time is over are forgotten.
MOST_REMEMBERED = 1000
# A page is made before it listens. What came meanwhile is kept for it: so many seconds, so many notices of 8 kB at most.
KEPT_SECONDS, MOST_KEPT = 30, 1000


class Listener:
    """One open browser: a bounded queue of events that are ready to be sent."""

    __slots__ = ("channels", "person_id", "queue")

    def __init__(self, channels: Iterable[str], person_id: int | None):
        self.channels, self.person_id = frozenset(channels), person_id
        self.queue: asyncio.Queue[bytes | None] = asyncio.Queue(BACKLOG)

    def offer(self, event: bytes) -> bool:
        """Put the event in the queue; say whether there was room."""
        try:
            self.queue.put_nowait(event)
        except asyncio.QueueFull:
            return False
        return True

    def end(self, word: bytes | None = None) -> None:
        """Have the stream end as soon as it looks at its queue, with a last word if there is room for it."""
        if word is not None:
            self.offer(word)
        while not self.offer(THE_END):
            self.queue.get_nowait()


class Hub:
    """The listeners of this process by channel. Lives in the event loop; not for threads."""

    def __init__(self):
        self._by_channel: dict[str, set[Listener]] = defaultdict(set)
        self._everybody: set[Listener] = set()
        self._quiet_until: dict[tuple, float] = {}
        self._kept: deque[tuple[float, dict]] = deque()
        self._whole_since = time.time()  # since when nothing is missing from what is kept

    def __len__(self):
        return len(self._everybody)

    def join(self, channels: Iterable[str], person_id: int | None = None, *, since: float | None = None) -> Listener:
        """Return a new listener on these channels, for this person.

        With `since` (seconds since the epoch) it first hears what came after that moment, or of a gap when that is not
        known any more.
        """
        listener = Listener(channels, person_id)
        if since is not None:
            self._catch_up(listener, since)
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
        """Send a notice from `announce` to those who listen on one of its channels, once each, but not to who did it.

        An event names only channels that its listener is on: of others they may not know that they exist.
        """
        notice = json.loads(payload)
        if "every" not in notice:
            self._keep(notice)
        elif self._is_too_soon(notice):
            return
        for channels, listeners in self._reached(notice["to"], but=notice["by"]).items():
            self._send(event(notice["kind"], notice["id"], channels), listeners)

    def tell_of_a_gap(self) -> None:
        """Tell everybody that events may have been missed, so that pages fetch afresh."""
        self._kept.clear()
        self._whole_since = time.time()
        self._send(GAP, self._everybody)

    def close(self) -> None:
        """End every stream, for when the server stops."""
        for listener in self._everybody:
            listener.end()

    def _keep(self, notice: dict) -> None:
        """Keep a notice for pages that do not listen yet, and forget the old. What is only of the moment is not kept."""
        now = time.time()
        self._kept.append((now, notice))
        while len(self._kept) > MOST_KEPT or self._kept[0][0] < now - KEPT_SECONDS:
            self._whole_since, _gone = self._kept.popleft()

    def _catch_up(self, listener: Listener, since: float) -> None:
        """Offer what a listener would have heard since then; it keeps room for what comes next."""
        heard = [
            event(told["kind"], told["id"], on)
            for at, told in self._kept
            if at > since
            and (on := tuple(name for name in told["to"] if name in listener.channels))
            and (told["by"] is None or told["by"] != listener.person_id)
        ]
        is_whole = since >= self._whole_since and len(heard) <= BACKLOG // 2
        for ready in heard if is_whole else [GAP]:
            listener.offer(ready)

    def _is_too_soon(self, notice: dict) -> bool:
        """Say whether the same was passed on a moment ago. Kept here: here it holds for all processes that announce."""
        now, same = time.monotonic(), (notice["kind"], notice["id"], *notice["to"])
        if self._quiet_until.get(same, 0) > now:
            return True
        if len(self._quiet_until) >= MOST_REMEMBERED:
            self._quiet_until = {key: until for key, until in self._quiet_until.items() if until > now}
        self._quiet_until[same] = now + notice["every"]
        return False

    def _reached(self, channels: Iterable[str], *, but: int | None) -> dict[tuple[str, ...], list[Listener]]:
        """Return those who are on some of the channels, by the channels that they are on."""
        reached: dict[Listener, tuple[str, ...]] = {}
        for channel in channels:
            for listener in self._by_channel.get(channel, ()):
                reached[listener] = (*reached.get(listener, ()), channel)
        alike = defaultdict(list)
        for listener, on in reached.items():
            if but is None or listener.person_id != but:
                alike[on].append(listener)
        return alike

    def _send(self, ready: bytes, listeners: Iterable[Listener]) -> None:
        for listener in listeners:
            if not listener.offer(ready):
                listener.end()


def event(kind: str, number: int | None, channels: tuple[str, ...] = ()) -> bytes:
    """Return an event as it goes over the line: what happened, to which thing, heard on which channels."""
    told = json.dumps({"id": number, "on": channels}, separators=(",", ":"))
    return f"event: {kind}\ndata: {told}\n\n".encode()


GAP = event("gap", None)
