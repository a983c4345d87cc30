"""Gives a test run its own data directory and, unless DATABASE_URL names one, its own throw-away PostgreSQL."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from omarm.core.postgres import EmbeddedPostgres

EMPTY_JOBS = "TRUNCATE procrastinate_jobs, procrastinate_workers, procrastinate_periodic_defers CASCADE"
RIGHT = "TRUNCATE ON audit_auditevent TO CURRENT_USER"


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests():
    """Prepare the surroundings before the settings are read; the workers of a parallel run inherit them."""
    if "OMARM_TEST_DATA" not in os.environ:
        data = Path(tempfile.mkdtemp(prefix="omarm-test-"))
        (data / "static").mkdir()
        os.environ["OMARM_TEST_DATA"] = os.environ["OMARM_DATA"] = str(data)
        if not os.environ.get("DATABASE_URL"):
            _Surroundings.server = EmbeddedPostgres(data, fast_and_unsafe=True)
            _Surroundings.server.start()
            os.environ["DATABASE_URL"] = _Surroundings.server.url
        _Surroundings.data = data
    return (yield)


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
    """Stop what this run started and remove its data."""
    if _Surroundings.server is not None:
        _Surroundings.server.stop()
    if _Surroundings.data is not None:
        shutil.rmtree(_Surroundings.data, ignore_errors=True)


@pytest.fixture(scope="session", autouse=True)
def _fast_passwords():
    """Hash passwords cheaply: what guards them in production costs a test suite minutes."""
    from django.test import override_settings  # noqa: PLC0415 (after the settings)

    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


def _calm_hypothesis():
    """Have property tests try the same examples at every run, however busy the machine, and keep nothing."""
    import hypothesis  # noqa: PLC0415 (only where tests run)

    hypothesis.settings.register_profile("omarm", deadline=None, derandomize=True, database=None, max_examples=60)
    hypothesis.settings.load_profile("omarm")


class _Surroundings:
    server = data = None
