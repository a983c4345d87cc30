"""The supervisor: the server runs while somebody uses it, whoever started it and however the others ended.

A shared lock on a file is the count of users. The operating system gives it back when a process dies, so a killed
process never counts as a user, and the last one out stops the server. "Runs" means that the socket answers.
"""

import fcntl
import os
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import psycopg

from omarm.core.postgres import cluster as clusters
from omarm.core.postgres.account import PostgresError, account_for
from omarm.core.postgres.binaries import VERSION, programs_for
from omarm.core.postgres.process import LiveServer

LONGEST_SOCKET_PATH = 100
START_SECONDS, STOP_SECONDS = 600, 60
LOG_BYTES = 10 * 1024 * 1024


class EmbeddedPostgres:
    """The database server of one data directory. A context manager: inside it, `url` can be connected to."""

    def __init__(self, data: Path, *, fast_and_unsafe: bool = False):
        self.data = data
        self.cluster = data / f"postgres{VERSION}"
        self.log = data / f"postgres{VERSION}.log"
        self.fast_and_unsafe = fast_and_unsafe
        self._use = self._child = self._shortcut = None

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *exception):
        self.stop()

    @property
    def url(self) -> str:
        """The address for DATABASE_URL: an ordinary role, owner of its database, no superuser."""
        return f"postgresql://{clusters.ROLE}@/{clusters.DATABASE}?host={quote(str(self.socket_directory), safe='')}"

    @property
    def socket_directory(self) -> Path:
        """Where clients find the socket: the data itself, or a short private link to it where the path is too long."""
        if len(os.fsencode(self.cluster / ".s.PGSQL.5432")) <= LONGEST_SOCKET_PATH:
            return self.cluster
        if self._shortcut is None:
            self._shortcut = Path(tempfile.mkdtemp(prefix="omarm-", dir="/tmp"))
            (self._shortcut / "db").symlink_to(self.cluster)
        return self._shortcut / "db"

    def start(self) -> None:
        """Join the server that answers, or start one. Raises PostgresError with the reason when there is none."""
        self.data.mkdir(parents=True, exist_ok=True, mode=0o700)
        with self._alone():
            self._use = self._open(".users", fcntl.LOCK_SH)
            try:
                if not self._answers():
                    self._start_server()
                    self._make_database()
            except BaseException:
                self._leave()
                raise

    def stop(self) -> None:
        """Leave; the last one out stops the server and waits until it has written everything."""
        if self._use is not None:
            with self._alone():
                self._leave()

    def revive(self) -> bool:
        """Start the server again where it has died under us; say whether that was needed."""
        if LiveServer.of(self.cluster) is not None:
            return False
        with self._alone():
            died = self._use is not None and LiveServer.of(self.cluster) is None
            if died:
                self._start_server()
        return died

    def connect(self, database: str = clusters.SUPERUSER) -> psycopg.Connection:
        """Return a connection as the superuser, for tests and maintenance; the intranet never uses it."""
        return psycopg.connect(
            host=str(self.socket_directory),
            user=clusters.SUPERUSER,
            dbname=database,
            connect_timeout=10,
            autocommit=True,
        )

    def _leave(self) -> None:
        try:
            fcntl.flock(self._use, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            pass  # others still use it
        else:
            self._stop_server()
        os.close(self._use)
        self._use = None
        if self._shortcut is not None:
            shutil.rmtree(self._shortcut, ignore_errors=True)
            self._shortcut = None

    def _start_server(self) -> None:
        account = account_for(self.cluster)
        programs = programs_for(account)
        if not self.cluster.exists():
            clusters.create(self.cluster, account, programs, fast_and_unsafe=self.fast_and_unsafe)
        if LiveServer.of(self.cluster) is None:
            clusters.remove_what_a_crash_left(self.cluster)
            clusters.write_access_rules(self.cluster, account)
            self._launch(account, programs)
        self._wait_for_an_answer(lambda: self._launch(account, programs))

    def _launch(self, account, programs: Path) -> None:
        if self._child is not None:
            self._child.wait()
        command = [str(programs / "postgres"), "-D", account.path_to(self.cluster)]
        command += clusters.server_options(fast_and_unsafe=self.fast_and_unsafe)
        if self.log.exists() and self.log.stat().st_size > LOG_BYTES:
            self.log.replace(self.log.with_suffix(".log.1"))
        log = os.open(self.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            # Its own session: Ctrl-C in the terminal is for us, and we stop the server in order.
            self._child = subprocess.Popen(  # noqa: S603
                command,
                **account.process_arguments(self.cluster),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        finally:
            os.close(log)

    def _wait_for_an_answer(self, launch_again) -> None:
        """Wait out a recovery, however long; and the last processes of a killed server, which hold its memory."""
        deadline, patience = time.monotonic() + START_SECONDS, time.monotonic() + 20
        while not self._answers():
            if self._child is not None and self._child.poll() is not None:
                if "still in use" not in self._last_words() or time.monotonic() > patience:
                    raise PostgresError(f"The embedded database did not start. {self.log} says:\n{self._last_words()}")
                time.sleep(0.5)
                launch_again()
            elif time.monotonic() > deadline:
                raise PostgresError(f"The embedded database does not answer. See {self.log}.")
            time.sleep(0.02)

    def _stop_server(self) -> None:
        server = LiveServer.of(self.cluster)
        if server is not None:
            server.end(signal.SIGINT, seconds=STOP_SECONDS) or server.end(signal.SIGQUIT, seconds=STOP_SECONDS)
        if self._child is not None:
            self._child.wait()
            self._child = None

    def _make_database(self) -> None:
        """Make the role and its database where they are missing: a first start may have been cut off in between."""
        with self.connect() as connection:
            if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [clusters.ROLE]).fetchone():
                connection.execute(f"CREATE ROLE {clusters.ROLE} LOGIN NOSUPERUSER CREATEDB")
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [clusters.DATABASE]).fetchone():
                connection.execute(f"CREATE DATABASE {clusters.DATABASE} OWNER {clusters.ROLE}")

    def _answers(self) -> bool:
        try:
            self.connect().close()
        except psycopg.OperationalError as error:
            if "authentication failed" in str(error):
                raise PostgresError(f"{self.cluster} is in use by another user of this machine: {error}") from error
            return False
        return True

    def _last_words(self) -> str:
        return "\n".join(self.log.read_text(encoding="utf-8", errors="replace").splitlines()[-8:])

    @contextmanager
    def _alone(self):
        """Hold the lock under which servers are started and stopped, one process at a time."""
        handle = self._open(".lock", fcntl.LOCK_EX)
        try:
            yield
        finally:
            os.close(handle)

    def _open(self, suffix: str, lock: int) -> int:
        handle = os.open(self.cluster.with_name(self.cluster.name + suffix), os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(handle, lock)
        return handle
