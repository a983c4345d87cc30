"""Gives a test run its own data directory and, unless DATABASE_URL names one, its own throw-away PostgreSQL."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from omarm.core.postgres import EmbeddedPostgres


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests():
    """Prepare the surroundings before the settings are read; the workers of a parallel run inherit them."""
    if "OMARM_TEST_DATA" not in os.environ:
        data = Path(tempfile.mkdtemp(prefix="omarm-test-"))
        os.environ["OMARM_TEST_DATA"] = os.environ["OMARM_DATA"] = str(data)
        if not os.environ.get("DATABASE_URL"):
            _Surroundings.server = EmbeddedPostgres(data, fast_and_unsafe=True)
            _Surroundings.server.start()
            os.environ["DATABASE_URL"] = _Surroundings.server.url
        _Surroundings.data = data
    return (yield)


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
    from django.test import override_settings

    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


class _Surroundings:
    server = data = None
