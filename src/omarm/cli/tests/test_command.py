"""The command as an operator runs it: processes of its own, on a data directory of its own."""

import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

import psutil
import pytest
from click.testing import CliRunner

from omarm.cli.main import omarm as command
from omarm.core.postgres import EmbeddedPostgres
from omarm.core.postgres.process import LiveServer

COMMAND = [sys.executable, "-m", "omarm"]


@pytest.fixture(scope="module")
def data():
    with tempfile.TemporaryDirectory(prefix="omarm-cli-") as folder:
        yield Path(folder)


def surroundings(data, **settings):
    kept = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "PORT"}}
    return kept | {"OMARM_DATA": str(data), "OMARM_DEBUG": "0", "OMARM_PROCESSES": "2"} | settings


def omarm(data, *arguments, say="", **settings):
    return subprocess.run(
        [*COMMAND, *arguments],
        env=surroundings(data, **settings),
        input=say,
        capture_output=True,
        text=True,
        check=False,
    )


def free_port():
    with socket.socket() as sought:
        sought.bind(("127.0.0.1", 0))
        return sought.getsockname()[1]


class Served:
    """`omarm serve` in a process of its own."""

    def __init__(self, data):
        self.cluster, self.port = EmbeddedPostgres(data).cluster, free_port()
        self.process = subprocess.Popen(
            [*COMMAND, "serve"], env=surroundings(data, PORT=str(self.port)), stdout=subprocess.PIPE, text=True
        )
        self.first_line = self.process.stdout.readline()

    def get(self, path):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=10) as answer:
                return answer.status
        except urllib.error.HTTPError as error:
            return error.code

    def children(self):
        return list(filter(serves_pages, psutil.Process(self.process.pid).children()))

    def stop(self, number):
        self.process.send_signal(number)
        return self.process.wait(20)


def serves_pages(process):
    try:
        return "omarm.config.page_process" in process.cmdline()
    except psutil.NoSuchProcess:  # gone since it was counted, or about to be
        return False


def lives(process):
    return process.is_running() and process.status() != psutil.STATUS_ZOMBIE


def wait_until(true, *, seconds=20):
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.fixture
def served(data):
    served = Served(data)
    yield served
    if served.process.poll() is None:
        served.stop(signal.SIGTERM)
    served.process.stdout.close()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_serve_says_where_it_is_and_stops_all_that_it_started(served, number):
    assert served.first_line == f"Omarm is open at http://127.0.0.1:{served.port}\n"
    assert served.get("/healthz") == 200
    assert served.get("/live?token=x") == 403
    children, started = served.children(), time.monotonic()
    assert len(children) == 1

    assert served.stop(number) == 0

    assert time.monotonic() - started < 10
    assert not any(lives(child) for child in children)
    assert LiveServer.of(served.cluster) is None


def test_a_page_process_that_dies_is_replaced(served):
    first = served.children()[0]
    time.sleep(max(0, 6 - (time.time() - first.create_time())))
    first.kill()
    wait_until(lambda: [child.pid for child in served.children()] not in ([], [first.pid]))
    assert served.get("/healthz") == 200


def test_a_database_that_dies_is_started_again(served):
    database = LiveServer.of(served.cluster).process
    database.kill()
    wait_until(lambda: (now := LiveServer.of(served.cluster)) is not None and now.process.pid != database.pid)
    wait_until(lambda: served.get("/healthz") == 200)
    assert served.get("/sign-in/") == 200


def test_after_a_kill_nothing_serves_on_and_the_next_start_is_an_ordinary_one(served, data):
    children = served.children()
    served.process.kill()
    served.process.wait()
    wait_until(lambda: not any(lives(child) for child in children))

    again = Served(data)
    assert again.get("/healthz") == 200
    assert again.stop(signal.SIGINT) == 0
    assert LiveServer.of(again.cluster) is None
    again.process.stdout.close()


def test_a_port_in_use_is_said_in_one_line(data):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = omarm(data, "serve", PORT=str(taken.getsockname()[1]))
    assert done.returncode == 1
    assert re.fullmatch(r"Error: Port \d+ is in use already\. .*\n", done.stderr)


@pytest.mark.parametrize(
    ("name", "value"),
    [("PORT", "high"), ("PORT", "0"), ("OMARM_DEBUG", "perhaps"), ("OMARM_PROCESSES", "-1"), ("OMARM_ZONE", "Mars"),
     ("DATABASE_URL", "mysql://somewhere/else"), ("OMARM_SECRET_KEY", "short")],
)  # fmt: skip
def test_a_setting_that_makes_no_sense_is_refused_in_one_line(data, name, value):
    done = omarm(data, "serve", **({"PORT": str(free_port())} | {name: value}))
    assert done.returncode == 2
    assert name in done.stderr
    assert done.stderr.count("\n") == 1


def test_init_makes_one_organisation_and_never_a_second(data):
    arguments = ("init", "--name", "Gemeente Voorbeeld", "--admin-email", "jo@voorbeeld.example", "--password-stdin")
    weak = omarm(data, *arguments, say="kort\n")
    assert (weak.returncode, "Traceback" in weak.stderr) == (2, False)

    made = omarm(data, *arguments, say="een lang wachtwoord\n")
    assert made.returncode == 0, made.stderr
    assert "jo@voorbeeld.example" in made.stdout

    again = omarm(data, *arguments, say="een lang wachtwoord\n")
    assert again.returncode == 1
    assert again.stderr.startswith("Error: There is an organisation")


def test_init_without_a_terminal_says_what_is_missing(data):
    done = omarm(data, "init", "--name", "Gemeente Voorbeeld")
    assert done.returncode == 2
    assert "--admin-email, --password-stdin" in done.stderr


def test_doctor_explains_every_setting_and_finds_nothing_wrong(data):
    done = omarm(data, "doctor")
    assert done.returncode == 0, done.stdout
    assert "OMARM_HOSTS" in done.stdout
    assert "PostgreSQL 18" in done.stdout
    assert "WRONG" not in done.stdout


def test_doctor_says_what_is_wrong(data):
    done = omarm(data, "doctor", OMARM_DEBUG="1")
    assert done.returncode == 1
    assert "OMARM_DEBUG is on" in done.stdout


def test_manage_runs_on_the_embedded_database(data):
    done = omarm(
        data,
        "manage",
        "shell",
        "-v0",
        "-c",
        "from django.db import connection as c; c.ensure_connection(); print(c.vendor)",
    )
    assert done.stdout.strip() == "postgresql", done.stderr


@pytest.mark.parametrize("arguments", [["sing"], ["init", "--loudly"], ["import"], ["seed", "--people", "many"]])
def test_wrong_use_is_code_2(arguments):
    assert CliRunner().invoke(command, arguments).exit_code == 2


@pytest.mark.parametrize("name", sorted(set(command.commands) - {"manage"}))
def test_every_command_has_help(name):
    done = CliRunner().invoke(command, [name, "--help"])
    assert done.exit_code == 0
    assert len(done.output) > 100


def test_the_commands_are_those_that_scripts_count_on():
    assert {"init", "serve", "demo", "seed", "import", "doctor", "manage", "bench"} <= set(command.commands)
