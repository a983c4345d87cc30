"""The embedded database: PostgreSQL from a wheel, started and stopped with whoever uses it."""

from omarm.core.postgres.account import PostgresError
from omarm.core.postgres.server import EmbeddedPostgres

__all__ = ["EmbeddedPostgres", "PostgresError"]
