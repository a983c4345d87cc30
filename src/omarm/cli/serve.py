"""`omarm serve` and its parts, for when one machine or one process is no longer enough."""

import os
import sys
from contextlib import nullcontext

import click

from omarm.config import env

OPTIONS = """Settings: PORT, OMARM_HOST (127.0.0.1; 0.0.0.0 for all), OMARM_HOSTS (names it may be reached by),
    OMARM_PROCESSES (page processes, at most 4 by itself), OMARM_THREADS (threads in each)."""


@click.command(
    short_help="Open the intranet, with everything it needs.",
    help=f"Open the intranet: pages, live stream, background work and the database.\n\n{OPTIONS}",
)
def serve():
    """Run everything that is needed, until Ctrl-C."""
    run_server()


@click.command(
    short_help="Serve only pages.",
    help=f"Serve pages only; `omarm worker` does the background work elsewhere.\n\n{OPTIONS}",
)
def web():
    """Run the pages and the live stream, without background work."""
    run_server(work=False)


@click.command(short_help="Serve only the live stream.")
def live():
    """Serve only the live stream (/live), where many pages are open at once."""
    run_server(pages=False, work=False)


@click.command(short_help="Do only the background work.")
def worker():
    """Do only the background work: telling what happened, jobs and timed work."""
    from omarm.cli.surroundings import django_at_hand

    with django_at_hand(migrate=False):
        from omarm.config.worker import run_worker

        run_worker()
    _leave()


def run_server(*, pages=True, work=True, prepare=None):
    """Serve until told to stop. What stands in the way is said in one line, with exit code 1.

    `prepare()` is called once the database is there; what it returns is shown below the address.
    """
    from omarm.cli.surroundings import django_at_hand
    from omarm.config.sockets import PortError, address_of, listen

    host, port = env.text("OMARM_HOST", "127.0.0.1"), env.number("PORT", 8000, lowest=1, highest=65535)
    try:
        listener = listen(host, port)
    except PortError as error:
        raise click.ClickException(str(error)) from error

    with django_at_hand(migrate=False) as database:
        from omarm.config import server
        from omarm.config.migrations import migrate_if_needed
        from omarm.config.static import collected_meanwhile

        with collected_meanwhile() if pages else nullcontext():
            migrate_if_needed()
            below = prepare() if prepare else ""
        server.run(
            listener,
            server.Parts(pages=pages, work=work),
            database=database,
            when_open=lambda: click.echo(f"Omarm is open at {address_of(host, port)}\n{below}".rstrip()),
        )
    _leave()


def _leave():
    """End now: a job that still runs in a thread has lost its database and will be begun again."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)
