"""What can be wrong with an installation, for `omarm doctor`."""

import os
import shutil
import stat
import sys
from pathlib import Path

from django.conf import settings
from django.db import connection

from omarm.config.migrations import pending_migrations
from omarm.core.checkup import examine, note, well, wrong
from omarm.core.jobs.backend import waiting_jobs

GIGABYTE = 1024**3
OLDEST_DATABASE = 150000
TABLES_FIRST = "Run `omarm serve` once; it brings the tables up to date."


@examine("Python")
def python():
    """Say which Python runs us."""
    return well(f"{sys.version.split()[0]} in {sys.prefix}")


@examine("Data folder")
def data_folder():
    """Look whether everything that must be kept has room, and is ours alone."""
    folder = Path(settings.DATA)
    if not os.access(folder, os.W_OK):
        yield wrong(
            f"{folder} cannot be written", "Give it to the user that runs Omarm, or name another by OMARM_DATA."
        )
        return
    free = shutil.disk_usage(folder).free
    if free < GIGABYTE:
        yield wrong(f"{folder} has {free // 1024**2} MB left", "Make room: a full disk stops the database.")
    else:
        yield well(f"{folder}, {free // GIGABYTE} GB free")
    secrets = folder / "secrets"
    if secrets.exists() and stat.S_IMODE(secrets.stat().st_mode) & 0o077:
        yield wrong(f"{secrets} can be read by others", f"chmod -R go= {secrets}")


@examine("Database")
def database():
    """Look at the server that is in use and at what we may do there."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT version(), current_setting('server_version_num')::int, current_setting('is_superuser')")
        name, number, superuser = cursor.fetchone()
        cursor.execute("SELECT pg_size_pretty(pg_database_size(current_database())), pg_encoding_to_char(encoding)"
                       " FROM pg_database WHERE datname = current_database()")  # fmt: skip
        size, encoding = cursor.fetchone()
    yield well(f"{name.split(' on ')[0]}, {size}")
    if number < OLDEST_DATABASE:
        yield wrong("This PostgreSQL is too old", "Use version 15 or newer.")
    if encoding != "UTF8":
        yield wrong(f"The database is encoded as {encoding}", "Make it anew with encoding UTF8.")
    if superuser == "on":
        yield wrong(
            "Omarm signs in as a superuser, who can rewrite the audit",
            "Give it an ordinary role that owns its database, and name that one in DATABASE_URL.",
        )


@examine("Tables")
def tables():
    """Look whether the tables are those of this version."""
    pending = pending_migrations()
    return wrong(f"{len(pending)} changes wait, from {pending[0]}", TABLES_FIRST) if pending else well("up to date")


@examine("Jobs")
def jobs():
    """Look for jobs that gave up."""
    if pending_migrations():
        return note("not looked at: the tables are not there yet", TABLES_FIRST)
    count = waiting_jobs()
    words = f"{count.get('todo', 0)} waiting, {count.get('doing', 0)} running, {count.get('failed', 0)} failed"
    if count.get("failed"):
        return note(words, "The log says why; they are forgotten after a month.")
    return well(words)


@examine("Mail")
def mail():
    """Look whether mail leaves the machine."""
    if "console" in settings.MAILERS["default"]["BACKEND"]:
        return note(
            "goes to the log of the server, not to people",
            "Set OMARM_MAIL_URL, for instance smtp://user:password@host:587?tls=1. Without mail, an administrator "
            "hands out one-time codes for forgotten passwords.",
        )
    return well(f"by {settings.MAILERS['default']['OPTIONS']['host']}")


@examine("Address")
def address():
    """Look whether people elsewhere can reach us, and safely."""
    if settings.DEBUG:
        yield wrong("OMARM_DEBUG is on: errors show the inside to everybody", "Leave it out, except while developing.")
    reachable = set(settings.ALLOWED_HOSTS) - {"127.0.0.1", "localhost", "[::1]"}
    if not reachable:
        yield note(
            "reached from this machine only", "Set OMARM_HOSTS to the name that people type, OMARM_HOST=0.0.0.0."
        )
    elif not settings.HTTPS:
        yield note(f"{', '.join(sorted(reachable))}, without https", "Put it behind https and set OMARM_HTTPS=1.")
    else:
        yield well(", ".join(sorted(reachable)))
