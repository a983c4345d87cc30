import os
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[4]


@pytest.fixture(scope="session")
def realdata():
    """The folder with data and reference results of others, which lies beside the repository."""
    folder = Path(os.environ.get("OMARM_REALDATA") or REPOSITORY / ".." / "shared" / "data").resolve()
    if not folder.is_dir():
        reason = (
            f"NOT TESTED AGAINST REAL DATA: {folder} is missing (set OMARM_REALDATA to the folder with the samples)"
        )
        (pytest.fail if os.environ.get("OMARM_REQUIRE_REALDATA") == "1" else pytest.skip)(reason)
    return folder
