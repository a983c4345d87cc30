"""The system account that PostgreSQL runs as: our own, or an unprivileged one where we are root (it refuses root)."""

import os
import pwd
import sys
from dataclasses import dataclass
from pathlib import Path

PROCESS_DIRECTORY = "/proc/self/cwd"


class PostgresError(Exception):
    """The embedded database cannot be used; the message says why, in words for an operator."""


@dataclass(frozen=True)
class Account:
    """A system account; `demoted` when it is another one than ours."""

    name: str
    uid: int
    gid: int
    demoted: bool

    def process_arguments(self, directory: Path) -> dict:
        """Return what subprocess needs to run a PostgreSQL program in `directory` as this account."""
        arguments = {"cwd": directory, "env": {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"}}
        if self.demoted:
            arguments |= {"user": self.uid, "group": self.gid, "extra_groups": []}
        return arguments

    def path_to(self, directory: Path) -> str:
        """Return the name by which a process of this account, started in `directory`, reaches it.

        An unprivileged account often cannot walk to it (think of /root). We start it there, and Linux lets it name
        where it stands without walking, so no permission has to be widened.
        """
        return PROCESS_DIRECTORY if self.demoted and sys.platform == "linux" else str(directory)

    def take(self, path: Path) -> None:
        """Make this account the owner of `path`."""
        if self.demoted:
            os.chown(path, self.uid, self.gid)


def account_for(cluster: Path) -> Account:
    """Return the account to run PostgreSQL as: the owner of an existing cluster, ours, or as root an unprivileged one.

    Raises PostgresError where the cluster belongs to somebody else, or root finds no account to step down to.
    """
    own = os.geteuid()
    owner = cluster.stat().st_uid if cluster.exists() else own
    if own not in (0, owner):
        raise PostgresError(f"{cluster} belongs to another user (number {owner}): start Omarm as that user.")
    try:
        found = pwd.getpwuid(owner or own) if owner or own else _unprivileged()
    except KeyError as error:
        raise PostgresError(
            f"User number {owner or own} has no name on this system, which PostgreSQL needs. Run Omarm as a user "
            "from the system's list, or set DATABASE_URL to a PostgreSQL server."
        ) from error
    return Account(found.pw_name, found.pw_uid, found.pw_gid, demoted=found.pw_uid != own)


def _unprivileged() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        return pwd.getpwnam("nobody")
