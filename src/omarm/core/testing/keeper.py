"""Keeps what a test run started for as long as that run lives, and ends it however the run ended: killed as well.

    python -m omarm.core.testing.keeper data FOLDER               a data directory that is removed afterwards
    python -m omarm.core.testing.keeper database FOLDER           with a throw-away PostgreSQL in it; its address is printed
    python -m omarm.core.testing.keeper command WORD…             a command that is stopped

The standard input is the thread by which it hangs: the operating system cuts it when the run is gone.
"""

import shutil
import signal
import subprocess
import sys
import threading
from contextlib import contextmanager, nullcontext
from pathlib import Path

from omarm.core.postgres import EmbeddedPostgres

PATIENCE_SECONDS = 30


@contextmanager
def kept(*words, **options):
    """Start a keeper with these words. Yields its process, and ends it with what it keeps."""
    command = [sys.executable, "-m", "omarm.core.testing.keeper", *words]
    # Its own session: Ctrl-C and what kills a whole group are for the run; the keeper outlives it, to clean up.
    with subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True, **options) as keeper:  # noqa: S603
        try:
            yield keeper
        finally:
            keeper.stdin.close()
            keeper.wait()


def main():
    """Keep what the command line says until the standard input ends."""
    # Whoever ends a run may end its processes one by one, in whatever order. Handlers, since to ignore would be inherited.
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: None)
    what, *words = sys.argv[1:]
    if what == "command":
        _keep_running(words)
    else:
        _keep_data(Path(words[0]), with_database=what == "database")


def _keep_data(data, *, with_database):
    try:
        with EmbeddedPostgres(data, fast_and_unsafe=True) if with_database else nullcontext() as server:
            print(server.url if server else "", flush=True)  # noqa: T201 (that is how the run hears it)
            sys.stdin.read()
    finally:
        shutil.rmtree(data, ignore_errors=True)


def _keep_running(command):
    with subprocess.Popen(command, stdin=subprocess.DEVNULL) as running:  # noqa: S603
        threading.Thread(target=_end_with_the_run, args=[running], daemon=True).start()
        sys.exit(running.wait())


def _end_with_the_run(running):
    sys.stdin.read()
    running.terminate()
    try:
        running.wait(PATIENCE_SECONDS)
    except subprocess.TimeoutExpired:
        running.kill()


if __name__ == "__main__":
    main()
