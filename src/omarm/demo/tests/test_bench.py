import threading
from contextlib import contextmanager, nullcontext
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, parse_qsl, urlsplit

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client, SimpleTestCase, TestCase, override_settings
from django.urls import include, path

from omarm.config.urls import urlpatterns as usual_urls
from omarm.demo.bench import queries
from omarm.demo.bench.commands import Wishes, measure
from omarm.demo.bench.errors import BenchError
from omarm.demo.bench.figures import Seen, figures_of, table
from omarm.demo.bench.load import load_generator
from omarm.demo.bench.scenarios import NAMES, YARDSTICK, Scenario, scenarios_for
from omarm.demo.bench.server import Place, Running
from omarm.demo.bench.signing_in import Visitor
from omarm.demo.seed import Amounts
from omarm.demo.seed.amounts import Calendar
from omarm.demo.seed.commands import fill_organisation, silent
from omarm.people.commands import found_organisation
from omarm.people.queries import forget_organisation
from omarm.stream.models import Comment, Post

urlpatterns = [path("bench/", include("omarm.demo.bench.urls")), *usual_urls]
measured = override_settings(
    ROOT_URLCONF=__name__,
    MIDDLEWARE=["omarm.demo.bench.middleware.QueryCountMiddleware", *settings.MIDDLEWARE],
)


class SeededTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        forget_organisation()
        cls.addClassCleanup(forget_organisation)
        amounts = Amounts(people=60, groups=12, memberships=4, posts=1500, comments=2000, reactions=3000)
        fill_organisation(amounts, Calendar(date(2026, 3, 5)), progress=silent)
        cls.people = queries.members_for_bench(6)

    def client_of(self, person):
        client = Client()
        client.force_login(person)
        return client


class YardstickTests(SeededTestCase):
    @measured
    def test_it_is_a_page_of_46_kilobytes_with_twenty_posts_from_five_queries(self):
        client = self.client_of(self.people[0])
        client.get("/bench/yardstick/")
        answer = client.get("/bench/yardstick/")
        self.assertEqual(answer.content.count(b"<article"), 20)
        self.assertTrue(42_000 < len(answer.content) < 50_000, len(answer.content))
        self.assertEqual(answer.headers["X-Queries"], "5")

    @measured
    def test_it_asks_to_sign_in(self):
        self.assertEqual(Client().get("/bench/yardstick/").status_code, 302)

    def test_it_is_not_there_in_an_ordinary_server(self):
        self.assertEqual(self.client_of(self.people[0]).get("/bench/yardstick/").status_code, 404)

    @measured
    def test_the_header_counts_what_the_database_counts(self):
        client = self.client_of(self.people[0])
        with connection.execute_wrapper(counted := _Counted()):
            answer = client.get("/people/")
        self.assertEqual(answer.headers["X-Queries"], str(counted.times))


class ScenarioTests(SeededTestCase):
    @measured
    def test_every_request_is_answered_as_it_should_be(self):
        visitors = [Visitor(person.username, f"sessionid={person.pk}", "t" * 32) for person in self.people]
        clients = {
            visitor.cookie: self.client_of(person) for person, visitor in zip(self.people, visitors, strict=True)
        }
        scenarios = scenarios_for(Place("127.0.0.1", 80), self.people, visitors)
        self.assertEqual([one.name for one in scenarios], [YARDSTICK, *NAMES])
        before = Post.objects.count(), Comment.objects.count()
        for scenario in scenarios:
            for request in scenario.requests[:8]:
                with self.subTest(scenario.name, request=request.split("\r\n")[0]):
                    self.assertIn(_send(clients, request).status_code, scenario.good)
        self.assertLess(before[0], Post.objects.count())
        self.assertLess(before[1], Comment.objects.count())

    def test_every_reaction_changes_something(self):
        visitors = [Visitor(person.username, f"sessionid={person.pk}", "t" * 32) for person in self.people]
        react = scenarios_for(Place("127.0.0.1", 80), self.people, visitors)[-1]
        given = {}
        for request in react.requests * 2:
            head, _, body = request.partition("\r\n\r\n")
            who_and_where = (head.split("\r\n")[0], head.split("Cookie: ")[1].split("\r\n")[0])
            kind = parse_qs(body)["kind"][0]
            self.assertNotEqual(given.get(who_and_where), kind)
            self.assertIn(kind, {"useful", "thanks", "agree", "celebrate", "support"})
            given[who_and_where] = kind

    def test_who_measures_is_an_ordinary_member(self):
        self.assertEqual(len(self.people), 6)
        self.assertFalse(any(person.role_codes for person in self.people))


class RefusalTests(TestCase):
    def test_an_organisation_of_people_is_never_measured(self):
        self.addCleanup(forget_organisation)
        found_organisation(name="Gemeente Echt")
        with self.assertRaisesMessage(BenchError, "Only an organisation made by"):
            measure(Wishes(), progress=lambda **_: nullcontext())

    def test_neither_is_an_empty_database(self):
        with self.assertRaises(BenchError):
            measure(Wishes(), progress=lambda **_: nullcontext())


class FiguresTests(SimpleTestCase):
    def test_figures_come_from_all_steps_together(self):
        seen = Seen()
        for latencies in ([1000, 2000, 3000], [4000, 100_000]):
            seen.add({"latencies": latencies, "seconds": 0.5, "worked": 0.01, "trouble": "",
                      "statuses": {"200": len(latencies)}, "queries": {"5": len(latencies)}, "sizes": {"100": 5}})  # fmt: skip
        figures = figures_of("home", seen, Seen(), 40)
        self.assertEqual((figures["median_ms"], figures["p95_ms"], figures["rps"]), (3.0, 100.0, 5.0))
        self.assertEqual((figures["queries"], figures["bytes"], figures["cpu_ms"]), (5, 100, 4.0))
        self.assertIsNone(figures["median_ms_one_client"])

    def test_the_table_has_a_line_for_each(self):
        row = figures_of("home", Seen(), Seen(), None) | {"yardstick_ratio": None}
        about = {"processor": "A", "cores": 2, "memory_gb": 8, "python": "3.13", "load": 0.1}
        lines = table({"scenarios": [row], "yardstick": None, "concurrency": 8, "memory_mb": 200, "machine": about})
        self.assertIn("home", lines)
        self.assertIn("Memory of all processes afterwards: 200 MB", lines)


class GeneratorTests(SimpleTestCase):
    def test_it_asks_everything_in_turn_and_counts_what_comes(self):
        with _a_server() as (running, asked), load_generator() as ask:
            requests = [f"{verb} /{size} HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n"
                        for verb, size in (("GET", 10), ("GET", 200_000), ("POST", 0), ("GET", "chunked"))]  # fmt: skip
            seen = ask(running, Scenario("x", requests, (200,)), clients=3, seconds=0.5)
        self.assertGreater(len(seen["latencies"]), 8)
        self.assertEqual(seen["statuses"], {"200": len(seen["latencies"])})
        self.assertEqual(set(seen["queries"]), {"7"})
        self.assertEqual(set(asked), {"/10", "/200000", "/0", "/chunked"})
        self.assertLessEqual({"10", "200000", "0"}, set(seen["sizes"]))

    def test_an_answer_that_is_not_good_ends_the_measurement(self):
        with _a_server() as (running, _), load_generator() as ask:
            bad = Scenario("bad", ["GET /500 HTTP/1.1\r\nHost: x\r\n\r\n"], (404,))
            with self.assertRaisesMessage(BenchError, "“bad” went wrong: HTTP/1.1 200"):
                ask(running, bad, clients=1, seconds=0.2)

    def test_every_form_is_a_new_submission(self):
        fixed = "00000000-0000-4000-8000-000000000000"
        with _a_server() as (running, asked), load_generator() as ask:
            ask(running, Scenario("x", [f"GET /{fixed} HTTP/1.1\r\nHost: x\r\n\r\n"], (200,)), clients=2, seconds=0.3)
        self.assertNotIn(f"/{fixed}", asked)
        self.assertEqual(len(set(asked)), len(asked))


@pytest.mark.parametrize("address", ["https://example.org", "somewhere", "http://"])
def test_an_address_that_cannot_be_measured_is_refused(address):
    with pytest.raises(BenchError):
        Place.of(address)


class _Counted:
    times = 0

    def __call__(self, execute, *told):
        self.times += 1
        return execute(*told)


class _Answers(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.server.asked.append(self.path)
        name = self.path[1:]
        self.send_response(200)
        self.send_header("X-Queries", "7")
        if name == "chunked":
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            self.wfile.write(b"3\r\nabc\r\n0\r\n\r\n")
        else:
            size = int(name) if name.isdigit() else 5
            self.send_header("Content-Length", str(size))
            self.end_headers()
            self.wfile.write(b"x" * size)

    def do_POST(self):
        self.do_GET()

    def log_message(self, *_):
        pass


@contextmanager
def _a_server():
    with ThreadingHTTPServer(("127.0.0.1", 0), _Answers) as server:
        server.asked, server.daemon_threads = [], True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield Running(Place(*server.server_address[:2])), server.asked
        finally:
            server.shutdown()


def _send(clients, request):
    """Send what the generator would send, by Django's own client."""
    head, _, body = request.partition("\r\n\r\n")
    verb, address, _ = head.split("\r\n")[0].split()
    client = clients[head.split("Cookie: ")[1].split("\r\n")[0]]
    if verb == "GET":
        parts = urlsplit(address)
        return client.get(parts.path, dict(parse_qsl(parts.query)))
    return client.post(address, dict(parse_qsl(body)))
