"""Data folders that live as long as a measurement, filled by `omarm seed`."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

from omarm.core.postgres.process import LiveServer

OMARM = [sys.executable, "-m", "omarm"]


@contextmanager
def a_folder():
    """Have an empty data folder inside the block."""
    folder = Path(tempfile.mkdtemp(prefix="omarm-bench-"))
    try:
        yield folder
    finally:
        for cluster in folder.glob("postgres*/"):  # of a command that was cut off
            if server := LiveServer.of(cluster):
                server.end(signal.SIGINT, seconds=60)
        shutil.rmtree(folder, ignore_errors=True)


def surroundings(folder):
    """Return the environment in which commands work on a folder, with its own embedded database."""
    kept = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "OMARM_DEBUG"}}
    return kept | {"OMARM_DATA": str(folder)}


def seed(folder, **amounts):
    """Fill a folder with synthetic load."""
    options = [word for name, amount in amounts.items() for word in (f"--{name}", str(amount))]
    omarm(folder, "seed", *options, stdout=subprocess.DEVNULL)


def omarm(folder, *arguments, **how):
    """Run an `omarm` command on a folder and return what it did; stop when it refuses."""
    done = subprocess.run([*OMARM, *arguments], env=surroundings(folder), text=True, check=False, **how)
    if done.returncode:
        sys.exit(f"`omarm {arguments[0]}` failed with exit code {done.returncode}.")
    return done
