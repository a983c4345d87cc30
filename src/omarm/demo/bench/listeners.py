"""Very many listeners to the live stream, and what they hear when: a process of its own that imports nothing of Omarm.

Wishes come in as lines of JSON on standard input, and what was seen goes out as lines of JSON:

    {"open": 1000, "addresses": [...]}        → {"opened": 1000}  more connections; how many got their first bytes so far
    {"request": "POST …", "kind": "comment"}  → {"status": 200, "answered": s, "heard": [s, …]}

The times are seconds since the request was sent: `answered` when its answer was there, `heard` when each listener had the
event.
"""

import asyncio
import json
import resource
import sys
import time

try:
    from uvloop import new_event_loop
except ImportError:
    from asyncio import new_event_loop

AT_ONCE = 50  # connections that are being opened at the same time
OPEN_SECONDS, HEAR_SECONDS = 30, 5
KINDS_KEPT = 64  # bytes of a chunk that may hold the beginning of an event


class Listener(asyncio.Protocol):
    """One open stream: notes when the event that is waited for has come."""

    def __init__(self, crowd, request):
        self.crowd, self.request = crowd, request
        self.transport, self.tail = None, b""
        self.opened = asyncio.get_running_loop().create_future()

    def connection_made(self, transport):
        self.transport = transport
        transport.write(self.request)

    def data_received(self, data):
        if not self.opened.done():
            self.opened.set_result(data.startswith(b"HTTP/1.1 200"))
        if self.crowd.event and self.crowd.event in self.tail + data:
            self.crowd.note()
            self.tail = b""
        else:
            self.tail = data[-KINDS_KEPT:]

    def connection_lost(self, exc):
        if not self.opened.done():
            self.opened.set_result(False)


class Crowd:
    """All listeners, and the moments at which they heard."""

    def __init__(self, host, port):
        self.host, self.port = host, port
        self.listeners, self.heard = [], []
        self.event, self.all_heard = b"", None

    def note(self):
        self.heard.append(time.perf_counter())
        if len(self.heard) == len(self.listeners):
            self.all_heard.set()

    async def open(self, amount, addresses):
        """Open so many streams more, in turn on the addresses. Returns how many are open."""
        gate = asyncio.Semaphore(AT_ONCE)

        async def one(address):
            head = f"GET {address} HTTP/1.1\r\nHost: {self.host}:{self.port}\r\nAccept: text/event-stream\r\n\r\n"
            async with gate:
                loop = asyncio.get_running_loop()
                _, listener = await loop.create_connection(lambda: Listener(self, head.encode()), self.host, self.port)
                if await listener.opened:
                    self.listeners.append(listener)

        asked = (one(addresses[number % len(addresses)]) for number in range(amount))
        await asyncio.wait_for(asyncio.gather(*asked, return_exceptions=True), OPEN_SECONDS)
        return len(self.listeners)

    async def round(self, request, kind):
        """Send a request and wait until every listener heard an event of this kind, for a few seconds at most."""
        self.heard, self.all_heard, self.event = [], asyncio.Event(), b"event: %s\n" % kind.encode()
        reader, writer = await asyncio.open_connection(self.host, self.port)
        started = time.perf_counter()
        writer.write(request.encode())
        status = int((await reader.readline()).split()[1])
        answered = time.perf_counter()
        try:
            await asyncio.wait_for(self.all_heard.wait(), HEAR_SECONDS)
        except TimeoutError:
            pass
        self.event = b""
        writer.close()
        return {"status": status, "answered": answered - started, "heard": [at - started for at in self.heard]}


async def answer(crowd, told):
    """Do what one line asks; return what is to be said."""
    if "open" in told:
        return {"opened": await crowd.open(told["open"], told["addresses"])}
    if "request" in told:
        return await crowd.round(told["request"], told["kind"])
    raise ValueError(f"Nobody here knows what to do with {', '.join(told)}.")


async def main(host, port):
    """Do what the lines ask, one after the other, until there are no more."""
    crowd, loop = Crowd(host, int(port)), asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        sys.stdout.write(json.dumps(await answer(crowd, json.loads(line))) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    with asyncio.Runner(loop_factory=new_event_loop) as runner:
        runner.run(main(*sys.argv[1:]))
