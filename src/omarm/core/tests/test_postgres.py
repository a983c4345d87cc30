import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg
import pytest

from omarm.core.postgres import EmbeddedPostgres, PostgresError
from omarm.core.postgres.account import account_for
from omarm.core.postgres.cluster import remove_what_a_crash_left
from omarm.core.postgres.process import LiveServer

# Joins the server of the data directory, says so, and holds it until its standard input is closed.
ANOTHER_USER = """
import sys
from pathlib import Path
from omarm.core.postgres import EmbeddedPostgres
with EmbeddedPostgres(Path(sys.argv[1]), fast_and_unsafe=True):
    print("in", flush=True)
    sys.stdin.read()
"""


@pytest.fixture(scope="module")
def data():
    with tempfile.TemporaryDirectory(prefix="omarm-pg-") as folder:
        with EmbeddedPostgres(Path(folder), fast_and_unsafe=True):
            pass
        yield Path(folder)


@pytest.fixture
def server(data):
    with EmbeddedPostgres(data, fast_and_unsafe=True) as server:
        yield server


def another_user(data):
    process = subprocess.Popen(
        [sys.executable, "-c", ANOTHER_USER, str(data)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdout.readline() == b"in\n"
    return process


def ask(server, question):
    with psycopg.connect(server.url) as connection:
        return connection.execute(question).fetchone()[0]


def test_the_role_owns_its_database_and_is_no_superuser(server):
    assert ask(server, "SELECT current_user") == "omarm"
    assert ask(server, "SELECT current_setting('is_superuser')") == "off"
    assert ask(server, "SELECT rolcreatedb FROM pg_roles WHERE rolname = 'omarm'") is True
    assert ask(server, "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'omarm'") == "omarm"


def test_letters_fold_the_same_on_every_machine(server):
    assert ask(server, "SELECT casefold('Straße')") == "strasse"
    assert ask(server, "SELECT pg_encoding_to_char(encoding) FROM pg_database WHERE datname = 'omarm'") == "UTF8"


def test_it_listens_on_its_private_socket_alone(server):
    assert ask(server, "SELECT current_setting('listen_addresses')") == ""
    assert server.cluster.stat().st_mode & 0o077 == 0


def test_a_second_user_joins_and_the_last_one_out_stops_it(data):
    first = EmbeddedPostgres(data, fast_and_unsafe=True)
    first.start()
    second = another_user(data)
    started = ask(first, "SELECT pg_postmaster_start_time()::text")

    first.stop()
    with EmbeddedPostgres(data, fast_and_unsafe=True) as third:
        assert ask(third, "SELECT pg_postmaster_start_time()::text") == started
    assert LiveServer.of(first.cluster) is not None

    second.communicate(timeout=30)
    assert LiveServer.of(first.cluster) is None
    assert not (first.cluster / "postmaster.pid").exists()


def test_a_killed_user_does_not_keep_it_running(data):
    killed = another_user(data)
    killed.kill()
    killed.wait()
    cluster = EmbeddedPostgres(data).cluster
    assert LiveServer.of(cluster) is not None

    with EmbeddedPostgres(data, fast_and_unsafe=True):
        pass
    assert LiveServer.of(cluster) is None


def test_what_was_committed_survives_the_server_being_killed(data):
    with EmbeddedPostgres(data) as server:
        with psycopg.connect(server.url, autocommit=True) as connection:
            connection.execute("CREATE TABLE kept (number int)")
            connection.execute("INSERT INTO kept SELECT generate_series(1, 1000)")
        os.kill(LiveServer.of(server.cluster).process.pid, signal.SIGKILL)

    with EmbeddedPostgres(data) as server:
        assert ask(server, "SELECT count(*) FROM kept") == 1000


def test_a_server_that_dies_under_its_user_is_revived(data):
    with EmbeddedPostgres(data, fast_and_unsafe=True) as server:
        assert server.revive() is False
        os.kill(LiveServer.of(server.cluster).process.pid, signal.SIGKILL)
        server._child.wait()
        assert server.revive() is True
        assert ask(server, "SELECT 1") == 1


def test_what_a_crash_left_behind_does_not_keep_it_from_starting(data):
    server = EmbeddedPostgres(data, fast_and_unsafe=True)
    # A pid that lives but is not a server, as after the machine was restarted.
    leftover = f"{os.getpid()}\n{server.cluster}\n1\n5432\n.\n\n"
    for name in ("postmaster.pid", ".s.PGSQL.5432.lock"):
        (server.cluster / name).write_text(leftover)
        account_for(server.cluster).take(server.cluster / name)

    with server:
        assert ask(server, "SELECT 1") == 1


def test_removing_what_is_not_there_is_fine(tmp_path):
    remove_what_a_crash_left(tmp_path)


def test_a_path_too_long_for_a_socket_gets_a_short_one():
    with tempfile.TemporaryDirectory(prefix="omarm-pg-") as folder:
        data = Path(folder, *["a-rather-long-name-of-a-folder"] * 4)
        with EmbeddedPostgres(data, fast_and_unsafe=True) as server:
            shortcut = server.socket_directory.parent
            assert len(str(server.socket_directory)) < 50
            assert ask(server, "SELECT 1") == 1
        assert not shortcut.exists()


def test_a_server_that_cannot_start_says_why():
    with tempfile.TemporaryDirectory(prefix="omarm-pg-") as folder:
        server = EmbeddedPostgres(Path(folder), fast_and_unsafe=True)
        with server:
            pass
        (server.cluster / "global" / "pg_control").unlink()
        started = time.monotonic()
        with pytest.raises(PostgresError, match="pg_control"):
            server.start()
        assert time.monotonic() - started < 10


def test_half_a_cluster_never_stands_in_its_place():
    with tempfile.TemporaryDirectory(prefix="omarm-pg-") as folder:
        server = EmbeddedPostgres(Path(folder), fast_and_unsafe=True)
        cut_off = server.cluster.with_name("postgres18.new-cut-off")
        cut_off.mkdir()
        with server:
            assert ask(server, "SELECT 1") == 1
        assert not cut_off.exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can step down to another account")
def test_root_steps_down_and_opens_nothing(data):
    account = account_for(data / "postgres18")
    assert account.demoted
    assert account.uid != 0
    assert data.stat().st_mode & 0o077 == 0
