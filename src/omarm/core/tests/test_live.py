import asyncio
import json
import time

import pytest
from django.core import signing
from django.db import connection, transaction

from omarm.core.live import announce, make_token
from omarm.core.live.hub import BACKLOG, MOST_REMEMBERED, THE_END, Hub
from omarm.core.live.stream import KEEP_ALIVE, LiveStream
from omarm.core.live.token import SALT, SECONDS, read_token
from omarm.core.notices import Notices

HEARD = b'event: post\ndata: {"id":7,"on":["%s"]}\n\n'


def notice(*to, kind="post", number=7, by=None, **told):
    return json.dumps({"to": to, "kind": kind, "id": number, "by": by} | told)


def test_a_token_says_who_listens_where():
    granted = read_token(make_token(12, ["all", "p12", "g34"]))
    assert (granted.person_id, granted.channels) == (12, ("all", "p12", "g34"))
    assert time.time() < granted.ends_at <= time.time() + SECONDS


@pytest.mark.parametrize("forge", [lambda _: "", lambda _: "a:b:c", lambda token: token + "x", str.upper], ids="abcd")
def test_a_forged_token_says_nothing(forge):
    assert read_token(forge(make_token(1, ["all"]))) is None


def test_a_token_of_another_purpose_says_nothing():
    assert read_token(signing.dumps([1, int(time.time()) + 9, "all"], salt="password")) is None


def test_a_token_ends_after_its_minute(monkeypatch):
    token, now = make_token(1, ["all"]), time.time()
    monkeypatch.setattr("omarm.core.live.token.time.time", lambda: now + SECONDS + 1)
    assert read_token(token) is None
    assert SALT == "omarm.live"


def test_an_event_reaches_those_on_its_channels_once():
    hub = Hub()
    ada, bo, cy = hub.join(["all", "p1", "g3"]), hub.join(["all", "p2", "g3"]), hub.join(["all", "p9"])

    hub.pass_on(notice("g3", "p1"))

    assert ada.queue.get_nowait() == b'event: post\ndata: {"id":7,"on":["g3","p1"]}\n\n'
    assert bo.queue.get_nowait() == HEARD % b"g3"
    assert (ada.queue.empty(), bo.queue.empty(), cy.queue.empty()) == (True, True, True)


def test_nobody_hears_of_what_they_did_themselves():
    hub = Hub()
    ada, bo, unknown = hub.join(["c3"], 1), hub.join(["c3"], 2), hub.join(["c3"])

    hub.pass_on(notice("c3", by=1))

    assert (ada.queue.qsize(), bo.queue.qsize(), unknown.queue.qsize()) == (0, 1, 1)


def test_what_may_come_once_in_three_seconds_is_dropped_when_it_comes_sooner(monkeypatch):
    moment = 100.0
    monkeypatch.setattr("omarm.core.live.hub.time.monotonic", lambda: moment)
    hub = Hub()
    ada = hub.join(["c3", "c4"])

    def type_in(channel, number=1):
        hub.pass_on(notice(channel, kind="typing", number=number, every=3))

    for _ in range(10):
        type_in("c3")
    assert ada.queue.qsize() == 1
    type_in("c4")
    type_in("c3", number=2)
    assert ada.queue.qsize() == 3  # another conversation, another person

    moment += 2.9
    type_in("c3")
    assert ada.queue.qsize() == 3
    moment += 0.2
    type_in("c3")
    assert ada.queue.qsize() == 4


def test_what_was_passed_on_long_ago_is_not_remembered(monkeypatch):
    moment = 100.0
    monkeypatch.setattr("omarm.core.live.hub.time.monotonic", lambda: moment)
    hub = Hub()
    for number in range(MOST_REMEMBERED):
        hub.pass_on(notice("c3", number=number, every=3))
    moment += 4
    hub.pass_on(notice("c3", number=-1, every=3))
    assert len(hub._quiet_until) == 1


def test_who_left_hears_nothing_and_leaves_nothing_behind():
    hub = Hub()
    ada = hub.join(["all", "p1"])
    hub.leave(ada)

    hub.pass_on(notice("all"))

    assert ada.queue.empty()
    assert len(hub) == 0
    assert not hub._by_channel


def test_who_does_not_keep_up_is_let_go():
    hub = Hub()
    slow = hub.join(["all"])
    for _ in range(BACKLOG + 1):
        hub.pass_on(notice("all"))
    waiting = [slow.queue.get_nowait() for _ in range(slow.queue.qsize())]
    assert waiting[-1] is THE_END
    assert len(waiting) == BACKLOG


class Browser:
    """Opens the stream and keeps what comes."""

    def __init__(self, hub, token, *, method="GET"):
        self.sent, self.gone = [], asyncio.Event()
        scope = {"type": "http", "method": method, "path": "/live", "query_string": f"token={token}".encode()}
        self.stream = asyncio.ensure_future(LiveStream(hub)(scope, self.receive, self.send))

    async def receive(self):
        await self.gone.wait()
        return {"type": "http.disconnect"}

    async def send(self, message):
        self.sent.append(message)

    @property
    def status(self):
        return self.sent[0]["status"]

    @property
    def body(self):
        return b"".join(message.get("body", b"") for message in self.sent)


def test_the_stream_sends_events_and_ends_with_the_server():
    async def visit():
        hub = Hub()
        browser = Browser(hub, make_token(1, ["all"]))
        await asyncio.sleep(0.01)
        hub.pass_on(notice("all"))
        await asyncio.sleep(0.01)
        hub.close()
        await asyncio.wait_for(browser.stream, 1)
        return browser, hub

    browser, hub = asyncio.run(visit())
    assert browser.status == 200
    assert HEARD % b"all" in browser.body
    assert browser.sent[-1]["more_body"] is False
    assert len(hub) == 0


def test_the_stream_ends_with_its_token(monkeypatch):
    monkeypatch.setattr("omarm.core.live.token.SECONDS", 3)  # more than a busy machine needs to open it

    async def visit():
        browser = Browser(Hub(), make_token(1, ["all"]))
        await asyncio.wait_for(browser.stream, 12)
        return browser

    assert b"event: expired" in asyncio.run(visit()).body


def test_the_stream_says_now_and_then_that_it_is_still_there(monkeypatch):
    monkeypatch.setattr("omarm.core.live.token.SECONDS", 3)
    monkeypatch.setattr("omarm.core.live.stream.KEEP_ALIVE_SECONDS", 1)

    async def visit():
        browser = Browser(Hub(), make_token(1, ["all"]))
        await asyncio.wait_for(browser.stream, 5)
        return browser

    body = asyncio.run(visit()).body
    assert body.count(KEEP_ALIVE) == 1
    assert body.index(KEEP_ALIVE) < body.index(b"event: expired")


def test_a_stream_that_ended_leaves_no_timer_behind():
    async def visit():
        browser = Browser(Hub(), make_token(1, ["all"]))
        await asyncio.sleep(0.01)
        timers = asyncio.get_running_loop()._scheduled
        assert len([timer for timer in timers if not timer.cancelled()]) >= 2
        browser.gone.set()
        await asyncio.wait_for(browser.stream, 1)
        return [timer for timer in timers if not timer.cancelled()]

    assert asyncio.run(visit()) == []


def test_the_stream_ends_when_the_browser_leaves():
    async def visit():
        hub = Hub()
        browser = Browser(hub, make_token(1, ["all"]))
        await asyncio.sleep(0.01)
        assert len(hub) == 1
        browser.gone.set()
        await asyncio.wait_for(browser.stream, 1)
        return len(hub)

    assert asyncio.run(visit()) == 0


@pytest.mark.parametrize(("mark", "method"), [("x", "GET"), ("", "POST")])
def test_the_stream_refuses_who_has_no_token(mark, method):
    async def visit():
        browser = Browser(Hub(), make_token(1, ["all"]) + mark, method=method)
        await asyncio.wait_for(browser.stream, 1)
        return browser

    assert asyncio.run(visit()).status == 403


async def heard(act):
    """Return what a listener hears of what `act` announces, in another thread."""
    notices, payloads = Notices(), []
    notices.on("omarm_live", payloads.append)
    await notices.start()
    await asyncio.sleep(0.3)
    await asyncio.to_thread(act)
    await asyncio.sleep(0.3)
    await notices.stop()
    return payloads


@pytest.mark.django_db(transaction=True)
def test_an_announcement_is_heard_after_commit_and_never_after_a_rollback():
    def act():
        with transaction.atomic():
            announce(["all"], "post.published", 1)
        with transaction.atomic():
            announce(["all"], "post.published", 2)
            transaction.set_rollback(True)
        connection.close()

    payloads = asyncio.run(heard(act))
    assert [json.loads(payload)["id"] for payload in payloads] == [1]


@pytest.mark.django_db(transaction=True)
def test_an_announcement_to_very_many_goes_in_parts():
    def act():
        announce((f"p{number}" for number in range(10**12, 10**12 + 600)), "post.published", 1)
        connection.close()

    payloads = asyncio.run(heard(act))
    assert sum(len(json.loads(payload)["to"]) for payload in payloads) == 600


@pytest.mark.django_db(transaction=True)
def test_a_lost_connection_comes_back_and_says_so(monkeypatch):
    monkeypatch.setattr("omarm.core.notices.FIRST_PAUSE", 0.05)

    async def listen():
        notices, payloads, gaps = Notices(), [], []
        notices.on("omarm_live", payloads.append, after_loss=lambda: gaps.append(1))
        await notices.start()
        await asyncio.sleep(0.3)
        await asyncio.to_thread(break_listeners)
        await asyncio.sleep(0.6)
        await asyncio.to_thread(announce_and_close)
        await asyncio.sleep(0.3)
        await notices.stop()
        return payloads, gaps

    payloads, gaps = asyncio.run(listen())
    assert (len(payloads), len(gaps)) == (1, 1)


def announce_and_close():
    announce(["all"], "post.published", 1)
    connection.close()


def break_listeners():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%%omarm_live%%' AND pid <> pg_backend_pid()"
        )
    connection.close()
