"""Gives a test run its own data directory and, unless DATABASE_URL names one, its own throw-away PostgreSQL.

The workers of a parallel run share the server, each with a database and a data directory of its own.
"""

import os
import subprocess
import tempfile
from contextlib import ExitStack
from itertools import groupby
from math import inf
from pathlib import Path

import pytest

from omarm.core.testing.keeper import kept

EMPTY_JOBS = "TRUNCATE procrastinate_jobs, procrastinate_workers, procrastinate_periodic_defers CASCADE"
KEPT = "audit_auditevent, adoption_baseline, launch_baseline, launch_formertarget, programme_level"
RIGHT = f"TRUNCATE ON {KEPT} TO CURRENT_USER"
JOURNEYS = "tests/journeys/"
LONGEST = (JOURNEYS, "src/omarm/importers/tests/test_command_line_processes.py", "src/omarm/demo/tests/")
A_MOMENT = 1.0  # the time stands still for what is remembered

_surroundings = ExitStack()


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests():
    """Prepare the surroundings before the settings are read; the workers of a parallel run inherit them."""
    if "OMARM_TEST_DATA" not in os.environ:
        _prepare_surroundings(Path(tempfile.mkdtemp(prefix="omarm-test-")))
    data = Path(os.environ["OMARM_TEST_DATA"], os.environ.get("PYTEST_XDIST_WORKER", "alone"))
    (data / "static").mkdir(parents=True)
    os.environ["OMARM_DATA"] = str(data)
    return (yield)


def _prepare_surroundings(data):
    what = "data" if os.environ.get("DATABASE_URL") else "database"
    keeper = _surroundings.enter_context(kept(what, str(data), stdout=subprocess.PIPE, text=True))
    url = keeper.stdout.readline().strip()
    if what == "database":
        if not url:
            raise pytest.UsageError("The database for the tests did not start; the reason stands above.")
        os.environ["DATABASE_URL"] = url
    os.environ["OMARM_TEST_DATA"] = str(data)


def pytest_configure():
    """Let a test that really commits empty every table afterwards, also the one that only ever grows."""
    from django.conf import settings  # noqa: PLC0415 (after the settings)
    from django.db.backends.postgresql.operations import DatabaseOperations  # noqa: PLC0415 (after the settings)

    _calm_hypothesis()

    empty = DatabaseOperations.execute_sql_flush

    def empty_with_permission(self, statements):
        empty(self, [f"GRANT {RIGHT}", *statements, f"REVOKE {RIGHT.replace(' TO ', ' FROM ')}", EMPTY_JOBS])

    DatabaseOperations.execute_sql_flush = empty_with_permission
    # Threads that a test starts leave no connection behind, which would keep the test database from being removed.
    settings.DATABASES["default"]["CONN_MAX_AGE"] = 0


@pytest.hookimpl(trylast=True)
def pytest_unconfigure():
    """Have what this run started stopped and its data removed."""
    _surroundings.close()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    """Begin a parallel run with what takes longest, so that no worker is left with it; the other tests keep their order."""
    if hasattr(config, "workerinput"):
        items.sort(
            key=lambda item: next((at for at, path in enumerate(LONGEST) if item.nodeid.startswith(path)), len(LONGEST))
        )


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Give a worker a whole class of tests at a time, which shares its people and groups, or all journeys: one server.

    Only what stands together is given together, in order. So a worker comes to the tests that really commit, and empty
    all tables, after those that rely on what migrations put there: pytest-django puts them last.
    """
    from xdist.scheduler import LoadScopeScheduling  # noqa: PLC0415 (only in a parallel run)

    class Together(LoadScopeScheduling):
        parts = None

        def schedule(self):
            if self.parts is None:
                collected = next(iter(self.registered_collections.values()))
                parts = groupby(collected, key=lambda nodeid: nodeid.startswith(JOURNEYS) or nodeid.rpartition("::")[0])
                self.parts = {nodeid: str(number) for number, (_, part) in enumerate(parts) for nodeid in part}
            super().schedule()

        def _split_scope(self, nodeid):
            return self.parts[nodeid]

    config.option.loadscopereorder = False
    return Together(config, log)


@pytest.fixture(scope="session", autouse=True)
def _fast_passwords():
    """Hash passwords cheaply: what guards them in production costs a test suite minutes."""
    from django.test import override_settings  # noqa: PLC0415 (after the settings)

    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


@pytest.fixture(autouse=True)
def _remembered(monkeypatch):
    """Let no test know what one before it asked, and none ask again after some seconds because the machine is slow.

    What its class said to keep (`Remembered.keep`) it finds, and leaves.
    """
    from omarm.core import remembered  # noqa: PLC0415 (after the settings)

    before = [(memory, memory.state) for memory in remembered.Remembered.every]
    for memory, (value, until) in before:
        memory.state = (value, until if until == inf else 0)
    monkeypatch.setattr(remembered, "monotonic", lambda: A_MOMENT)
    yield
    for memory, (value, until) in before:
        memory.state = (value, until if until == inf else 0)


def _calm_hypothesis():
    """Have property tests try the same examples at every run, however busy the machine, and keep nothing."""
    import hypothesis  # noqa: PLC0415 (only where tests run)

    hypothesis.settings.register_profile("omarm", deadline=None, derandomize=True, database=None, max_examples=60)
    hypothesis.settings.load_profile("omarm")
