"""What the tests of the whole share: the files of the repository."""

import os
import subprocess
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]
NOT_OURS = {".git", ".venv", "var", "dist", "build", "node_modules", "__pycache__"}


@pytest.fixture(scope="session")
def repository():
    return REPOSITORY


@pytest.fixture(scope="session")
def package():
    return REPOSITORY / "src" / "omarm"


@pytest.fixture(scope="session")
def our_files():
    """Every text file that is or will be in the repository, by its path in it, with its text."""
    texts = {}
    for path in _paths():
        try:
            texts[path] = (REPOSITORY / path).read_text(encoding="utf-8")
        except (UnicodeDecodeError, FileNotFoundError):
            continue
    return texts


def _paths():
    if (REPOSITORY / ".git").exists():
        command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
        found = subprocess.run(command, cwd=REPOSITORY, check=True, capture_output=True, text=True).stdout
        return sorted(filter(None, found.split("\0")))
    return sorted(
        os.path.relpath(Path(folder) / name, REPOSITORY)
        for folder, folders, names in os.walk(REPOSITORY)
        if not folders.sort() and _prune(folders)
        for name in names
    )


def _prune(folders):
    folders[:] = [name for name in folders if name not in NOT_OURS]
    return True
