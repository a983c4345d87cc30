"""The load: clients that send ready-made requests over kept connections and note how long each answer took.

A process of its own, which imports nothing of Omarm, so that it is cheap beside the server. Steps come in as lines of
JSON on standard input, and what was seen goes out as lines of JSON.
"""

import asyncio
import json
import os
import sys
import time
from collections import Counter

try:
    from uvloop import new_event_loop
except ImportError:
    from asyncio import new_event_loop

SUBMISSION = b"00000000-0000-4000-8000-000000000000"  # becomes a new one in every request
HEAD_END = b"\r\n\r\n"
PATIENCE_SECONDS = 30


class Step:
    """What one scenario is asked for some time, and what came of it."""

    def __init__(self, told):
        self.requests = [request.encode() for request in told["requests"]]
        self.good = set(told["good"])
        self.clients, self.seconds = told["clients"], told["seconds"]
        self.next, self.until = told["offset"], 0.0
        self.last = self.next + told["most"] if told["most"] else None
        self.latencies, self.statuses, self.queries, self.sizes = [], Counter(), Counter(), Counter()
        self.trouble = ""

    def request(self):
        """Return the next request, or None when the time is over or there were enough."""
        if time.perf_counter() >= self.until or self.next == self.last:
            return None
        request = self.requests[self.next % len(self.requests)]
        self.next += 1
        return request.replace(SUBMISSION, _uuid()) if SUBMISSION in request else request

    def note(self, seconds, head, size):
        """Note an answer."""
        status = int(head[9:12])
        self.latencies.append(round(seconds * 1_000_000))
        self.statuses[status] += 1
        self.sizes[size] += 1
        if found := _header(head, b"x-queries"):
            self.queries[int(found)] += 1
        if status not in self.good and not self.trouble:
            self.trouble = head.decode("latin-1")[:600]

    def as_dict(self, seconds):
        """Return what was seen, for the other side."""
        return {
            "seconds": seconds, "latencies": self.latencies, "statuses": self.statuses, "queries": self.queries,
            "sizes": self.sizes, "trouble": self.trouble, "offset": self.next,
        }  # fmt: skip


class Client(asyncio.Protocol):
    """One connection: asks, waits for the whole answer, asks again."""

    def __init__(self, step, done):
        self.step, self.done = step, done
        self.transport, self.buffer, self.started = None, b"", 0.0

    def connection_made(self, transport):
        self.transport = transport
        self.ask()

    def ask(self):
        request = self.step.request()
        if request is None:
            self.finish()
        else:
            self.buffer, self.started = b"", time.perf_counter()
            self.transport.write(request)

    def data_received(self, data):
        self.buffer += data
        end = self.buffer.find(HEAD_END)
        if end < 0:
            return
        head, size = self.buffer[:end].lower(), len(self.buffer) - end - len(HEAD_END)
        length = _header(head, b"content-length")
        whole = size >= int(length) if length else self.buffer.endswith(b"0\r\n\r\n")
        if whole:
            self.step.note(time.perf_counter() - self.started, self.buffer[:end], size)
            self.ask()

    def connection_lost(self, exc):
        if not self.done.done():
            self.step.trouble = self.step.trouble or f"The server closed the connection ({exc})."
            self.done.set_result(None)

    def finish(self):
        if not self.done.done():
            self.done.set_result(None)
        self.transport.close()


def _header(head, name):
    """Return the value of a header in a head in small letters, as bytes; empty when it is absent."""
    start = head.lower().find(b"\r\n" + name + b":")
    return head[start + len(name) + 3 :].partition(b"\r\n")[0].strip() if start >= 0 else b""


def _uuid():
    digits = os.urandom(16).hex()
    return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-8{digits[17:20]}-{digits[20:]}".encode()


async def run(step, host, port):
    """Let the clients of a step ask until its time is over. Returns how many seconds it took."""
    loop = asyncio.get_running_loop()
    started = time.perf_counter()
    step.until = started + step.seconds
    ends = [loop.create_future() for _ in range(step.clients)]
    for done in ends:
        await loop.create_connection(lambda done=done: Client(step, done), host, port)
    waited = await asyncio.wait(ends, timeout=step.seconds + PATIENCE_SECONDS)
    if waited[1]:
        step.trouble = step.trouble or f"No answer within {PATIENCE_SECONDS} seconds."
    return time.perf_counter() - started


def main():
    """Do the steps that come in, one after the other, until there are no more."""
    with asyncio.Runner(loop_factory=new_event_loop) as runner:
        for line in sys.stdin:
            told = json.loads(line)
            step = Step(told)
            seconds = runner.run(run(step, told["host"], told["port"]))
            try:
                sys.stdout.write(json.dumps(step.as_dict(seconds)) + "\n")
                sys.stdout.flush()
            except BrokenPipeError:  # nobody listens any more
                os._exit(1)


if __name__ == "__main__":
    main()
