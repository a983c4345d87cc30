"""Measuring the live stream: what an open connection costs, and how long a comment takes to reach everybody."""

import json
import os
import subprocess
import sys
import time
from contextlib import contextmanager
from itertools import chain, pairwise

import psutil
from django.conf import settings

from omarm.core.live import make_token
from omarm.demo.bench import listeners, queries
from omarm.demo.bench.errors import BenchError
from omarm.demo.bench.figures import machine
from omarm.demo.bench.generator import SUBMISSION
from omarm.demo.bench.server import a_server
from omarm.demo.bench.signing_in import sign_in
from omarm.demo.seed import PASSWORD
from omarm.home.queries import live_channels, open_page_channels

SENT = (200, 201, 204, 302, 303)
SHOWN_SHARES = {"p50_ms": 0.5, "p95_ms": 0.95, "last_ms": 1.0}
PAUSE_SECONDS = 0.2  # between two comments
SETTLE_SECONDS = 1.5
LONGEST_SECONDS = 20  # for the comments to one crowd: a token lives a minute


def measure_live(*, crowds=(1000, 2000), rounds=20):
    """Return the figures of one process with crowds of so many listeners, each larger than the one before.

    Each hears `rounds` comments. Milliseconds are counted from the answer to whoever wrote the comment (`…_from_sending_ms`
    from its request), over all listeners and rounds; bytes per connection are what the process grew by since nobody
    listened. Raises BenchError where that cannot be done.
    """
    if queries.practice_organisation() is None:
        raise BenchError("Only an organisation made by `omarm seed` or `omarm demo` can be measured.")
    os.environ["OMARM_PROCESSES"] = "1"
    about = machine()
    writer, *others = queries.members_for_bench(12)
    posts = queries.posts_at_home(writer, pages=1)
    with a_server(settings.DATA) as running, _crowd(running.place) as tell:
        visitor = sign_in(running.place, writer.username, PASSWORD)
        post = _for_everybody(posts, others)
        request = _comment(visitor, post, running.place.host)
        tell({"request": request, "kind": "comment"})  # the first comment makes what later ones find kept
        process = psutil.Process(running.pid)
        empty, rows = process.memory_info().rss, []
        for before, amount in pairwise([0, *crowds]):
            _fill(tell, amount, amount - before, _addresses(others, post))
            bytes_each = round((process.memory_info().rss - empty) / amount)
            rows.append({"listeners": amount, "bytes_each": bytes_each} | _heard(tell, amount, rounds, request))
    return {"crowds": rows, "machine": about}


@contextmanager
def _crowd(place):
    """Have the process of the listeners run inside the block. Yields a function that has it do one thing."""
    command = [sys.executable, listeners.__file__, place.name, str(place.port)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603

        def tell(wish):
            process.stdin.write(json.dumps(wish) + "\n")
            process.stdin.flush()
            line = process.stdout.readline()
            if not line:
                raise BenchError("The listeners stopped.")
            return json.loads(line)

        try:
            yield tell
        finally:
            process.stdin.close()


def _for_everybody(posts, people):
    """Return a post that all these people may read."""
    for post in posts:
        if all(open_page_channels(person, posts=[post]) for person in people):
            return post
    raise BenchError("There is no post that everybody may read.")


def _addresses(people, post):
    """Return an address of the stream for each person, with this conversation open: what `/live/token/` would give them."""
    channels = {person.pk: live_channels(person) + open_page_channels(person, posts=[post]) for person in people}
    return [f"/live?token={make_token(pk, names)}" for pk, names in channels.items()]


def _comment(visitor, post, host):
    fields = {"body": "Dat is goed nieuws, dank je wel.", "submission": SUBMISSION.decode()}
    return visitor.post(f"/posts/{post}/comments/", fields, host=host)


def _fill(tell, amount, more, addresses):
    """Have so many more listeners, `amount` in all, and wait until it is quiet."""
    opened = tell({"open": more, "addresses": addresses})["opened"]
    if opened < amount:
        raise BenchError(f"Only {opened} of {amount} connections could be opened.")
    time.sleep(SETTLE_SECONDS)


def _heard(tell, amount, rounds, request):
    """Have comments written, one after the other. Return what the crowd heard of them."""
    until, seen = time.monotonic() + LONGEST_SECONDS, []
    while len(seen) < rounds and time.monotonic() < until:
        seen.append(tell({"request": _anew(request), "kind": "comment"}))
        if seen[-1]["status"] not in SENT:
            raise BenchError(f"A comment was answered with {seen[-1]['status']}.")
        time.sleep(PAUSE_SECONDS)
    return {"rounds": len(seen), "missed": sum(amount - len(one["heard"]) for one in seen), **_latencies(seen)}


def _latencies(seen):
    """Return the milliseconds from the answer (one that came before the answer counts as none), and from the sending.

    `broadcast_ms` lie between the first and the last who heard it, in the middle one of the rounds.
    """
    after = sorted(chain.from_iterable([max(0, at - one["answered"]) for at in one["heard"]] for one in seen))
    whole = sorted(chain.from_iterable(one["heard"] for one in seen))
    broadcasts = sorted(max(one["heard"]) - min(one["heard"]) for one in seen if one["heard"])
    figures = {name: _at(after, share) for name, share in SHOWN_SHARES.items()}
    return figures | {
        "p95_from_sending_ms": _at(whole, 0.95),
        "broadcast_ms": _at(broadcasts, 0.5),
        "answer_ms": _at(sorted(one["answered"] for one in seen), 0.5),
    }


def _at(times, share):
    return round(times[min(len(times) - 1, int(len(times) * share))] * 1000, 1) if times else None


def _anew(request):
    """Return the request as a form that was not sent before, of the same length."""
    digits = os.urandom(16).hex()
    fresh = f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-8{digits[17:20]}-{digits[20:]}"
    return request.replace(SUBMISSION.decode(), fresh)
