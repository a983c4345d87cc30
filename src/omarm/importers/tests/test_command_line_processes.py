"""The command in processes of its own, as an operator runs it: what it prints, how long it takes, what a kill leaves."""

import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress

import psutil
import psycopg
import pytest
from psycopg import sql

COMMAND = [sys.executable, "-m", "omarm"]
MESSAGES, FEW = 20_000, 4_000
# Of the processor: a minute on the clock, with the database's part, on a machine that does other things too.
MOST_SECONDS, MOST_MEGABYTES = 30, 400


class Town:
    """An organisation in a database of its own, and `omarm` as a process on it."""

    def __init__(self, url, folder):
        self.url = url
        kept = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
        self.surroundings = kept | {"DATABASE_URL": url, "OMARM_DATA": str(folder), "OMARM_DEBUG": "0"}

    def start(self, *words, **settings):
        return subprocess.Popen(
            [*COMMAND, *map(str, words)], env=self.surroundings | settings, text=True, encoding="utf-8",
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=_hear_ctrl_c,  # noqa: PLW1509 (it does one thing)
        )  # fmt: skip

    def omarm(self, *words, say="", **settings):
        process = self.start(*words, **settings)
        process.stdout_text, process.stderr_text = process.communicate(say)
        return process

    @contextmanager
    def held(self, table):
        """Have who writes in the table wait; it can be read."""
        with psycopg.connect(self.url) as connection:
            connection.execute(sql.SQL("LOCK TABLE {} IN SHARE MODE").format(sql.Identifier(table)))
            yield

    def count(self, table):
        with psycopg.connect(self.url) as connection:
            return connection.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table))).fetchone()[0]


@pytest.fixture(scope="module")
def founded(tmp_path_factory):
    """A database with an organisation, from which each test gets a copy."""
    server, name = os.environ["DATABASE_URL"], f"omarm_import_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        town = Town(_with_database(server, name), tmp_path_factory.mktemp("data"))
        made = town.omarm(
            "init", "--name", "Proefstad", "--admin-email", "jo@proefstad.example", "--password-stdin",
            say="een lang wachtwoord\n",
        )  # fmt: skip
        assert made.returncode == 0, made.stderr_text
        yield connection, server, name
        connection.execute(sql.SQL("DROP DATABASE {}").format(sql.Identifier(name)))


@pytest.fixture
def town(founded, tmp_path):
    connection, server, template = founded
    name = f"{template}_copy"
    copy = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template))
    connection.execute(copy)
    yield Town(_with_database(server, name), tmp_path)
    # Not by force: that takes the rights of a superuser when the database is just being vacuumed, and this waits for it.
    connection.execute(sql.SQL("DROP DATABASE {}").format(sql.Identifier(name)))


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    """Make a Slack export of so many messages: 200 people, 20 channels, threads and reactions. Returns its path."""

    def make(messages):
        path = tmp_path_factory.mktemp("slack") / "export.zip"
        users = [{"id": f"U{n}", "name": f"u{n}", "profile": {"email": f"u{n}@proefstad.example"}} for n in range(200)]
        members = [user["id"] for user in users]
        channels = [{"id": f"C{n}", "name": f"kanaal-{n}", "members": members} for n in range(20)]
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("users.json", json.dumps(users))
            archive.writestr("channels.json", json.dumps(channels))
            for number, channel in enumerate(channels):
                said = [_message(number, at) for at in range(messages // len(channels))]
                archive.writestr(f"{channel['name']}/2024-01-01.json", json.dumps(said))
        return path

    return make


def _message(channel, at):
    written = 1_700_000_000 + channel * 100_000 + at * 60
    thread = 1_700_000_000 + channel * 100_000 + (at - at % 4) * 60
    return {
        "type": "message", "user": f"U{at % 200}", "ts": f"{written}.000100", "text": f"Bericht {at}. " + "Veel tekst. " * 20,
        "reactions": [{"name": "tada", "users": [f"U{(at + 1) % 200}", f"U{(at + 2) % 200}"], "count": 2}],
    } | ({"thread_ts": f"{thread}.000100"} if at % 4 else {})  # fmt: skip


def _hear_ctrl_c():
    """Have Ctrl-C end the process, as in a terminal: a run in the background of a shell ignores it, and so would its children."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def _with_database(url, name):
    head, _, query = url.partition("?")
    return f"{head.rpartition('/')[0]}/{name}" + (f"?{query}" if query else "")


def read_until(stream, word):
    heard = ""
    while word not in heard:
        letter = stream.read(1)
        assert letter, heard
        heard += letter


@pytest.mark.realdata
def test_a_sample_comes_in_as_the_contract_says(town, samples, contract):
    wanted = contract["slack/slack_export.zip"]
    for expected in (wanted, dict.fromkeys(wanted, 0)):
        done = town.omarm("import", "slack", samples / "slack/slack_export.zip", "--json")
        assert done.returncode == 0, done.stderr_text
        said = json.loads(done.stdout_text)
        assert done.stdout_text.count("\n") == 1
        assert [said[kind] for kind in ("people", "posts", "comments")] == [
            expected[kind] for kind in ("people", "posts", "comments")
        ]


def test_20_000_messages_come_in_within_a_minute_and_without_much_memory(town, workspace):
    process = town.start("import", "slack", workspace(MESSAGES), "--json")
    with ThreadPoolExecutor(max_workers=1) as watching:
        peak = watching.submit(highest_megabytes, psutil.Process(process.pid))
        said = json.loads(process.stdout.read())
        process.stderr.read()
        _pid, status, used = os.wait4(process.pid, 0)
        process.returncode = status

    assert (said["posts"], said["comments"], said["reactions"]) == (MESSAGES // 4, MESSAGES * 3 // 4, MESSAGES // 2)
    assert said["skipped"] == {"reaction_to_comment": MESSAGES * 3 // 2}
    assert used.ru_utime + used.ru_stime < MOST_SECONDS
    assert 0 < peak.result() < MOST_MEGABYTES, peak.result()


def highest_megabytes(process):
    """Watch a process until it ends. (What wait4 tells of its memory counts that of the test run it came from.)"""
    highest = 0
    with suppress(psutil.NoSuchProcess):
        while process.status() != psutil.STATUS_ZOMBIE:
            highest = max(highest, process.memory_info().rss)
            time.sleep(0.05)
    return highest / 1024 / 1024


@pytest.mark.parametrize(("number", "code"), [(signal.SIGKILL, -9), (signal.SIGINT, 1)])
def test_stopped_on_the_way_it_leaves_nothing(town, workspace, number, code):
    with town.held("stream_comment"):  # so that it is on its way, however quick it is
        process = town.start("import", "slack", workspace(FEW))
        read_until(process.stderr, "posts")
        process.send_signal(number)
        _said, told = process.communicate()
    assert process.returncode == code, told
    assert "Traceback" not in told
    assert [town.count(table) for table in ("stream_post", "groups_group", "importers_importeditem")] == [0, 0, 0]
    assert town.count("people_person") == 1


def test_two_at_once_bring_everything_in_once(town, workspace):
    path = workspace(FEW)
    both = [town.start("import", "slack", path, "--json") for _ in range(2)]
    said = [json.loads(process.communicate()[0]) for process in both]
    assert sorted(each["posts"] for each in said) == [0, FEW // 4]
    assert town.count("stream_post") == FEW // 4


def test_a_refusal_has_no_traceback(town, tmp_path):
    path = tmp_path / "kapot.zip"
    path.write_bytes(b"PK\x03\x04" + b"\0" * 100)
    done = town.omarm("import", "slack", path, "--json")
    assert (done.returncode, done.stderr_text.count("\n")) == (1, 1)
    assert json.loads(done.stdout_text)["error"] in done.stderr_text


def test_a_terminal_without_letters_is_no_reason_to_fall_over(town, tmp_path):
    chat = tmp_path / "WhatsApp-chat met Plein 🎉.txt"
    chat.write_text("04-03-2024 08:14 - Zoë 🤓: dag\n04-03-2024 08:15 - Piet: dag\n")
    done = town.omarm("import", "whatsapp", chat, PYTHONIOENCODING="ascii")
    assert done.returncode == 0, done.stderr_text
    assert "Plein" in done.stdout_text, done.stdout_text
