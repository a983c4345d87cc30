"""The listeners of the live benchmark against a stream of ours, and what is made of what they saw."""

import asyncio
import json
import subprocess
import sys
import threading
from contextlib import contextmanager

import uvicorn
from django.test import SimpleTestCase

from omarm.core.live import make_token
from omarm.core.live.hub import Hub
from omarm.core.live.stream import LiveStream, answer
from omarm.demo.bench import listeners
from omarm.demo.bench.figures import live_table
from omarm.demo.bench.generator import SUBMISSION
from omarm.demo.bench.live import _anew, _latencies

AMOUNT = 40


class ListenersTests(SimpleTestCase):
    def test_everybody_hears_and_the_times_are_counted_from_the_request(self):
        with a_server() as port, a_crowd(port) as tell:
            opened = tell({"open": AMOUNT, "addresses": [f"/live?token={make_token(2, ['c1'])}"]})
            told = tell({"request": "POST /posts/1/comments/ HTTP/1.1\r\nHost: x\r\n\r\n", "kind": "comment"})
        self.assertEqual(opened, {"opened": AMOUNT})
        self.assertEqual((told["status"], len(told["heard"])), (200, AMOUNT))
        self.assertTrue(all(0 < at < 5 for at in told["heard"]))

    def test_who_has_no_token_is_not_counted(self):
        with a_server() as port, a_crowd(port) as tell:
            self.assertEqual(tell({"open": 3, "addresses": ["/live?token=x"]}), {"opened": 0})

    def test_who_is_on_another_channel_hears_nothing(self):
        with a_server() as port, a_crowd(port) as tell:
            addresses = [f"/live?token={make_token(2, [name])}" for name in ("c1", "c2")]
            tell({"open": 4, "addresses": addresses})
            told = tell({"request": "POST /posts/1/comments/ HTTP/1.1\r\nHost: x\r\n\r\n", "kind": "comment"})
        self.assertEqual(len(told["heard"]), 2)


class FiguresTests(SimpleTestCase):
    def test_what_came_before_the_answer_did_not_wait(self):
        figures = _latencies([{"answered": 0.1, "heard": [0.05, 0.2]}, {"answered": 0.1, "heard": [0.3, 0.6]}])
        self.assertEqual((figures["p50_ms"], figures["p95_ms"], figures["last_ms"]), (200.0, 500.0, 500.0))
        self.assertEqual((figures["p95_from_sending_ms"], figures["broadcast_ms"]), (600.0, 300.0))

    def test_every_comment_is_a_new_submission_of_the_same_length(self):
        request = f"body=x&submission={SUBMISSION.decode()}"
        self.assertNotEqual(_anew(request), _anew(request))
        self.assertEqual(len(_anew(request)), len(request))

    def test_the_table_has_a_line_for_each_crowd(self):
        row = {"listeners": 1000, "bytes_each": 18_000, "rounds": 20, "missed": 0} | _latencies([])
        about = {"processor": "A", "cores": 2, "memory_gb": 8, "python": "3.13", "load": 0.1}
        self.assertEqual(live_table({"crowds": [row, row], "machine": about}).count(" 18000 "), 2)


@contextmanager
def a_crowd(port):
    """Have the process of the listeners run inside the block, which gets a function that tells it one thing."""
    command = [sys.executable, listeners.__file__, "127.0.0.1", str(port)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:

        def tell(wish):
            process.stdin.write(json.dumps(wish) + "\n")
            process.stdin.flush()
            return json.loads(process.stdout.readline())

        yield tell
        process.stdin.close()


@contextmanager
def a_server():
    """Have a live stream served inside the block, where a POST is answered and told to who listens on c1."""
    hub = Hub()
    live = LiveStream(hub)

    async def application(scope, receive, send):
        if scope["method"] == "GET":
            await live(scope, receive, send)
        else:
            await answer(send, status=200, body=b"")
            hub.pass_on(json.dumps({"to": ["c1"], "kind": "comment", "id": 7, "by": 1}))

    server = uvicorn.Server(uvicorn.Config(application, port=0, log_config=None, lifespan="off"))
    thread = threading.Thread(target=asyncio.run, args=[server.serve()], daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.01)
    try:
        yield server.servers[0].sockets[0].getsockname()[1]
    finally:
        hub.close()
        server.should_exit = True
        thread.join(5)
