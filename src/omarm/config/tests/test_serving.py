import asyncio
import threading

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from omarm.activity.log import CHANNEL
from omarm.config import asgi, background, static
from omarm.config.health import Health
from omarm.config.migrations import pending_migrations
from omarm.config.sockets import PortError, address_of, listen
from omarm.core.notices import Notices


async def ask(server, path="/", *, headers=(), query=b"", method="GET"):
    """Return status and body of what an ASGI application answers."""
    scope = {
        "type": "http", "method": method, "path": path, "query_string": query, "headers": list(headers),
        "http_version": "1.1", "scheme": "http", "server": ("127.0.0.1", 80), "client": ("127.0.0.1", 1), "root_path": "",
    }  # fmt: skip
    sent = []

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    await server(scope, receive, send)
    return sent[0]["status"], b"".join(message.get("body", b"") for message in sent)


@pytest.fixture
def pages(monkeypatch):
    """Pages from a small WSGI application that says what it was asked."""

    def application(environ, start_response):
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [f"{environ.get('HTTP_X_FORWARDED_FOR')} {environ['QUERY_STRING']}".encode()]

    monkeypatch.setattr("omarm.config.wsgi.application", application)
    return asgi.Pages(threads=1)


def test_a_forged_header_does_not_pass_for_the_real_one(pages):
    status, body = asyncio.run(ask(pages, headers=[(b"x_forwarded_for", b"6.6.6.6")]))
    assert (status, body) == (200, b"None ")
    assert asyncio.run(ask(pages, headers=[(b"x-forwarded-for", b"1.2.3.4")]))[1] == b"1.2.3.4 "


def test_a_query_that_is_not_ascii_is_escaped(pages):
    assert asyncio.run(ask(pages, query="q=café&r=a%20b".encode()))[1] == b"None q=caf%C3%A9&r=a%20b"


def test_without_pages_only_the_live_stream_and_the_health_check_answer():
    server = asgi.Application(threads=0)
    assert asyncio.run(ask(server, "/"))[0] == 404
    assert asyncio.run(ask(server, "/live"))[0] == 403


@pytest.mark.django_db
def test_health_asks_the_database_and_keeps_the_answer_for_a_moment(monkeypatch):
    async def ask_twice():
        health = Health()
        first = await ask(health)
        monkeypatch.setattr("omarm.config.health.connect", None)
        return first, await ask(health)

    assert asyncio.run(ask_twice()) == ((200, b"ok\n"), (200, b"ok\n"))


def test_health_without_a_database_is_503(monkeypatch):
    async def refused():
        raise OSError

    monkeypatch.setattr("omarm.config.health.connect", refused)
    assert asyncio.run(ask(Health()))[0] == 503


@pytest.fixture
def deliveries(monkeypatch):
    """The deliverer with a stand-in for the delivery; yields how often it was asked to deliver."""
    asked, answers = threading.Semaphore(0), []

    def deliver_batch():
        asked.release()
        if answers:
            raise answers.pop()
        return 0

    monkeypatch.setattr(background, "deliver_batch", deliver_batch)
    monkeypatch.setattr(background, "LOOK_SECONDS", 30)
    asked.answers = answers
    return asked


@pytest.mark.django_db(transaction=True)
def test_the_deliverer_looks_at_once_and_when_a_fact_is_recorded(deliveries):
    async def live():
        notices, deliverer = Notices(), background.Deliverer()
        notices.on(CHANNEL, lambda _: deliverer.wake())
        await notices.start()
        await asyncio.sleep(0.3)
        deliverer.start()
        assert await asyncio.to_thread(deliveries.acquire, timeout=5)
        with connection.cursor() as cursor:
            cursor.execute(f"NOTIFY {CHANNEL}")
        assert await asyncio.to_thread(deliveries.acquire, timeout=5)
        deliverer.end()
        await asyncio.to_thread(deliverer.join, 5)
        await notices.stop()
        return deliverer.is_alive()

    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        assert asyncio.run(live()) is False


@pytest.mark.django_db(transaction=True)
def test_the_deliverer_survives_what_goes_wrong(deliveries):
    deliveries.answers.append(RuntimeError("the database restarts"))
    deliverer = background.Deliverer()
    deliverer.start()
    assert deliveries.acquire(timeout=5)
    deliverer.wake()
    assert deliveries.acquire(timeout=5)
    deliverer.end()
    deliverer.join(5)
    assert not deliverer.is_alive()


@pytest.mark.django_db
def test_what_is_pending_is_what_django_says():
    assert pending_migrations() == []
    recorder = MigrationRecorder(connection)
    newest = recorder.migration_qs.filter(app="audit").order_by("-id").first()
    recorder.record_unapplied(newest.app, newest.name)

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    assert pending_migrations() == [f"{step.app_label}.{step.name}" for step, _ in plan] == [f"audit.{newest.name}"]


def test_static_files_are_collected_once_for_every_change(settings, tmp_path, monkeypatch):
    settings.STATIC_ROOT, settings.DEBUG = tmp_path / "static", False
    times = []
    monkeypatch.setattr(static, "call_command", lambda *_, **__: times.append(1))

    static.collect_if_changed()
    static.collect_if_changed()
    assert len(times) == 1

    monkeypatch.setattr(static, "_state", lambda: "another")
    static.collect_if_changed()
    assert len(times) == 2


def test_static_files_are_collected_while_something_else_happens(settings, tmp_path, monkeypatch):
    settings.STATIC_ROOT, settings.DEBUG = tmp_path / "static", False
    meanwhile, order = threading.Event(), []
    monkeypatch.setattr(static, "call_command", lambda *_, **__: order.append(meanwhile.wait(10)))
    with static.collected_meanwhile():
        order.append("meanwhile")
        meanwhile.set()
    assert order == ["meanwhile", True]

    def fail(*_, **__):
        raise OSError("the disk is full")

    monkeypatch.setattr(static, "call_command", fail)
    monkeypatch.setattr(static, "_state", lambda: "another")
    with pytest.raises(OSError, match="full"), static.collected_meanwhile():
        pass


def test_in_debug_mode_nothing_is_collected(settings, monkeypatch):
    settings.DEBUG = True
    monkeypatch.setattr(static, "call_command", None)
    static.collect_if_changed()


def test_the_address_shown_can_be_opened():
    assert address_of("127.0.0.1", 8000) == "http://127.0.0.1:8000"
    assert address_of("0.0.0.0", 80) == "http://127.0.0.1:80"
    assert address_of("::1", 8000) == "http://[::1]:8000"


def test_an_address_of_somebody_else_is_refused_with_words():
    with pytest.raises(PortError, match="OMARM_HOST"):
        listen("192.0.2.1", 8000)
    with pytest.raises(PortError, match="OMARM_HOST"):
        listen("no such name", 8000)
