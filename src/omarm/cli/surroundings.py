"""What a command needs around it: a database that runs, and Django set up on it."""

import os
import secrets
from contextlib import contextmanager

SETTINGS = "omarm.config.settings"


@contextmanager
def django_at_hand(*, migrate=True):
    """Have the database running and Django set up inside the block; bring the tables up to date unless told not to.

    Yields the embedded database server, or None where another one is used.
    """
    from omarm.config.database import database_at_hand

    with database_at_hand() as server:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
        import django

        django.setup()
        if migrate:
            from omarm.config.migrations import migrate_if_needed

            migrate_if_needed()
        yield server


@contextmanager
def django_without_database():
    """Have Django's words and templates inside the block, for commands that only read files: nothing is kept."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    if not os.environ.get("OMARM_SECRET_KEY"):  # else the settings make a data folder, to keep one in
        os.environ["OMARM_SECRET_KEY"] = secrets.token_urlsafe(50)
    import django

    django.setup()
    yield
