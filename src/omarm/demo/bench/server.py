"""The server that is measured: `omarm serve` as in production, in processes of its own."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psutil

from omarm.core.postgres.process import LiveServer
from omarm.demo.bench.errors import BenchError

COMMAND = [sys.executable, "-m", "omarm", "serve"]
SETTINGS = {"OMARM_BENCH": "1", "OMARM_DEBUG": "0", "OMARM_HTTPS": "0", "OMARM_HOST": "127.0.0.1",
            "OMARM_HOSTS": "127.0.0.1,localhost"}  # fmt: skip
START_SECONDS, STOP_SECONDS = 60, 20
MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Place:
    """Where a server listens."""

    name: str
    port: int

    @property
    def host(self):
        return f"{self.name}:{self.port}"

    @classmethod
    def of(cls, url):
        """Return the place in an address like http://127.0.0.1:8000. Raises BenchError for another kind."""
        parts = urlsplit(url)
        if parts.scheme != "http" or not parts.hostname:
            raise BenchError(f"{url} is not an address like http://127.0.0.1:8000.")
        return cls(parts.hostname, parts.port or 80)


@dataclass(frozen=True)
class Running:
    """A server that runs. What it costs can be told when we know its process and data."""

    place: Place
    pid: int | None = None
    data: Path | None = None

    def megabytes(self):
        """Return the memory of all processes, the embedded database too, shared parts counted once; None if unknown."""
        return round(sum(_bytes_of(one) for one in self._processes()) / MEGABYTE) if self.pid else None

    def processor_seconds(self):
        """Return how long the processors have worked for it and its embedded database so far; None if unknown."""
        return sum(_seconds_of(one) for one in self._processes()) if self.pid else None

    def _processes(self):
        server = psutil.Process(self.pid)
        everybody = {server, *server.children(recursive=True)}
        for cluster in self.data.glob("postgres[0-9][0-9]"):
            if found := LiveServer.of(cluster):
                everybody |= {found.process, *found.process.children(recursive=True)}
        return everybody


@contextmanager
def a_server(data):
    """Have `omarm serve` run on a data folder inside the block. Yields it as Running. Raises BenchError if it does not."""
    place = Place("127.0.0.1", _free_port())
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(  # noqa: S603
            COMMAND,
            env=os.environ | SETTINGS | {"PORT": str(place.port)},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait_for(place, process)
            yield Running(place, process.pid, data)
        except BenchError as error:
            raise BenchError(f"{error}\n{_last_words(log)}".strip()) from error
        finally:
            _stop(process)


def _seconds_of(process):
    try:
        times = process.cpu_times()
    except psutil.NoSuchProcess:
        return 0
    return times.user + times.system


def _bytes_of(process):
    try:
        memory = process.memory_full_info()
    except psutil.NoSuchProcess:
        return 0
    except psutil.AccessDenied:
        memory = process.memory_info()
    return getattr(memory, "pss", memory.rss)


def _last_words(log):
    """Return the end of what the server said, if it said anything."""
    log.seek(0)
    return log.read().decode(errors="replace")[-2000:].strip()


def _free_port():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


def _wait_for(place, process):
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise BenchError("`omarm serve` did not start:")
        try:
            socket.create_connection((place.name, place.port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise BenchError("`omarm serve` does not answer.")


def _stop(process):
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
