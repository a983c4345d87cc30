"""The database at hand: the one that DATABASE_URL names, or else the embedded one, running while it is needed."""

import os
from contextlib import contextmanager

from omarm.config import env
from omarm.core.postgres import EmbeddedPostgres


def is_embedded() -> bool:
    """Say whether the database is the embedded one, so that nothing is set by the operator."""
    return not env.text("DATABASE_URL")


@contextmanager
def database_at_hand():
    """Have DATABASE_URL name a running server inside the block, for this process and those it starts.

    Yields the embedded server, or None where another one is used.
    Raises PostgresError where the embedded server cannot be started.
    """
    if not is_embedded():
        yield None
        return
    with EmbeddedPostgres(env.data_directory()) as server:
        os.environ["DATABASE_URL"] = server.url
        try:
            yield server
        finally:
            del os.environ["DATABASE_URL"]
