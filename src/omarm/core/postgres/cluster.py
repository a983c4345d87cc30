"""A cluster on disk: made once, opened to nobody but its owner, and configured at every start."""

import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path

from omarm.core.postgres.account import Account, PostgresError

SUPERUSER, ROLE, DATABASE = "postgres", "omarm", "omarm"
MEGABYTE = 1024 * 1024
INITDB = (
    f"--username={SUPERUSER}",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=PG_UNICODE_FAST",  # folds ß to ss, and sorts by code point on every machine alike
    "--auth-local=peer",
    "--auth-host=reject",
    "--no-instructions",
)


def create(cluster: Path, account: Account, programs: Path, *, fast_and_unsafe: bool) -> None:
    """Make the cluster beside its place and move it there when complete, so that half a cluster never exists."""
    for cut_off in cluster.parent.glob(f"{cluster.name}.new-*"):
        shutil.rmtree(cut_off)
    fresh = Path(tempfile.mkdtemp(prefix=f"{cluster.name}.new-", dir=cluster.parent))
    account.take(fresh)
    command = [str(programs / "initdb"), "-D", account.path_to(fresh), *INITDB]
    if fast_and_unsafe:
        command.append("--no-sync")
    done = subprocess.run(  # noqa: S603
        command, **account.process_arguments(fresh), capture_output=True, text=True, check=False
    )
    if done.returncode:
        shutil.rmtree(fresh, ignore_errors=True)
        raise PostgresError(f"The embedded database could not be made: {done.stderr.strip() or done.stdout.strip()}")
    fresh.rename(cluster)


def write_access_rules(cluster: Path, account: Account) -> None:
    """Let in who owns the data, who runs us, and root; over the private socket only, known by the operating system."""
    names = {account.name, _name_of(os.geteuid()), _name_of(0)}
    entries = [f'omarm "{name}" {role}' for name in sorted(names) for role in (SUPERUSER, ROLE)]
    for file, lines in (("pg_hba.conf", ["local all all peer map=omarm"]), ("pg_ident.conf", entries)):
        (cluster / file).write_text("\n".join(lines) + "\n", encoding="utf-8")
        account.take(cluster / file)


def server_options(*, fast_and_unsafe: bool) -> list[str]:
    """Return the command line of the server: no network, memory by what the machine has, durable unless told not."""
    memory = _memory()
    settings = {
        "listen_addresses": "",
        "unix_socket_directories": ".",
        "unix_socket_permissions": "0700",
        "max_connections": 100,
        "shared_buffers": f"{_between(64, memory // 32, 512)}MB",
        "effective_cache_size": f"{_between(256, memory // 2, 16384)}MB",
        "maintenance_work_mem": f"{_between(64, memory // 64, 256)}MB",
        "work_mem": "8MB",
        "random_page_cost": 1.1,
        "io_method": "sync",  # worker processes for reading do not pay on one small machine
        "max_parallel_workers_per_gather": 0,  # the cores are for other people's pages
        "jit": "off",
        "wal_level": "minimal",
        "max_wal_senders": 0,
        "max_logical_replication_workers": 0,
        "timezone": "UTC",
        "log_timezone": "UTC",
        "log_checkpoints": "off",
        "log_line_prefix": "%m [%p] ",
    }
    if fast_and_unsafe:
        settings |= {
            "fsync": "off",
            "synchronous_commit": "off",
            "full_page_writes": "off",
            "max_wal_size": "4GB",
            "checkpoint_timeout": "1h",
            "autovacuum": "off",  # it would take what a test has not committed for empty tables, and have all planned so
        }
    return [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]


def remove_what_a_crash_left(cluster: Path) -> None:
    """Remove the pid file and the socket with its lock; each of them alone would keep the server from starting."""
    for name in ("postmaster.pid", ".s.PGSQL.5432", ".s.PGSQL.5432.lock"):
        (cluster / name).unlink(missing_ok=True)


def _name_of(uid: int) -> str:
    return pwd.getpwuid(uid).pw_name


def _memory() -> int:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // MEGABYTE


def _between(lowest: int, value: int, highest: int) -> int:
    return max(lowest, min(value, highest))
