"""The `omarm` command."""

import signal
import sys

import click

from omarm import __version__
from omarm.cli.adoption import adoption
from omarm.cli.bench import bench
from omarm.cli.demo import demo
from omarm.cli.doctor import doctor
from omarm.cli.imports import import_
from omarm.cli.init import init
from omarm.cli.manage import manage
from omarm.cli.search import search
from omarm.cli.seed import seed
from omarm.cli.serve import live, serve, web, worker
from omarm.config.env import SettingError, refuse
from omarm.core.postgres import PostgresError

EPILOG = """
\b
Settings are environment variables; these matter most:
  OMARM_DATA      folder for everything that must be kept (database, files, secrets)
  DATABASE_URL    a PostgreSQL server (15 or newer) in place of the embedded one
  PORT            port to listen on (8000)
  OMARM_HOST      address to listen on (127.0.0.1); OMARM_HOSTS names it is reached by
  OMARM_HTTPS=1   when people reach it by https
`omarm doctor` lists every setting, what it is now and what is wrong with it.

\b
Exit codes: 0 done · 1 refused or failed, nothing changed · 2 wrong use or a setting that cannot be used.
"""


@click.group(epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="omarm")
def omarm():
    """Omarm, a social intranet that carries its own adoption.

    `omarm demo` shows a living organisation; `omarm init` starts an empty one of your own, and `omarm serve` opens it.
    """


for command in (init, serve, demo, import_, doctor, adoption, manage, search, seed, bench, web, live, worker):
    omarm.add_command(command)


def main():
    """Run the command; what an operator can mend is said in one line, without a traceback."""
    # Ends the blocks that are open, and with them the embedded database.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        omarm()
    except SettingError as error:
        refuse(error)
    except PostgresError as error:
        sys.exit(f"omarm: {error}")
