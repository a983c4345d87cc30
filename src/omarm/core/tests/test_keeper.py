"""What a test run started goes with it, however the run ended."""

import subprocess
import sys
import time
from contextlib import contextmanager

import psutil
import pytest

from omarm.core.testing.keeper import kept

A_RUN = """
import sys, time
from omarm.core.testing.keeper import kept
with kept(*sys.argv[1:]):
    time.sleep(600)
"""
PATIENCE_SECONDS = 60


@contextmanager
def a_run(*words):
    with subprocess.Popen([sys.executable, "-c", A_RUN, *words], stdout=subprocess.PIPE, text=True) as run:
        yield run, run.stdout.readline().strip()
        run.kill()


def wait_until(comes_true):
    give_up = time.monotonic() + PATIENCE_SECONDS
    while not comes_true() and time.monotonic() < give_up:
        time.sleep(0.05)
    assert comes_true()


def test_a_command_ends_with_the_run_that_was_killed():
    with a_run("command", sys.executable, "-c", "import os, time; print(os.getpid(), flush=True); time.sleep(600)") as (
        run,
        said,
    ):
        assert psutil.pid_exists(int(said))
        run.kill()
        wait_until(lambda: not psutil.pid_exists(int(said)))


def test_a_database_and_its_data_go_with_the_run_that_was_killed(tmp_path):
    data = tmp_path / "data"
    with a_run("database", str(data)) as (run, url):
        assert url.startswith("postgresql://")
        server = psutil.Process(int((data / "postgres18" / "postmaster.pid").read_text().split()[0]))
        run.kill()
        wait_until(lambda: not data.exists())
        assert not server.is_running()


def test_a_command_that_ends_by_itself_is_heard_of():
    with kept("command", sys.executable, "-c", "raise SystemExit(3)") as keeper:
        assert keeper.wait(PATIENCE_SECONDS) == 3


@pytest.mark.parametrize("what", ["data", "database"])
def test_data_goes_at_the_end(tmp_path, what):
    data = tmp_path / "data"
    data.mkdir()
    with kept(what, str(data), stdout=subprocess.PIPE) as keeper:
        keeper.stdout.readline()
        assert data.exists()
    assert not data.exists()
