"""Seeding and measuring as an operator does it: in processes of their own, on a data folder of their own."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

# Everybody who is measured signs in, which is made to take long.
SMALL = (
    "--people", "12", "--groups", "6", "--memberships", "3", "--posts", "100", "--comments", "75", "--reactions", "125",
)  # fmt: skip


@pytest.fixture(scope="module")
def seeded():
    with tempfile.TemporaryDirectory(prefix="omarm-seed-") as folder:
        done = omarm(Path(folder), "seed", "--json", *SMALL)
        assert done.returncode == 0, done.stderr
        yield Path(folder), json.loads(done.stdout)


def omarm(data, *arguments):
    kept = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "PORT", "OMARM_DEBUG"}}
    return subprocess.run(
        [sys.executable, "-m", "omarm", *arguments], env=kept | {"OMARM_DATA": str(data), "OMARM_PROCESSES": "1"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_seed_says_what_it_made(seeded):
    _, counts = seeded
    assert counts["people"] == 12
    assert counts["posts"] == counts["placements"] == counts["updates"] == 100
    assert counts["comments"] == 75


def test_seeding_twice_is_refused_in_one_line(seeded):
    done = omarm(seeded[0], "seed", *SMALL)
    assert done.returncode == 1
    assert done.stderr.strip().splitlines() == [
        "Error: This organisation has been seeded already. Use another OMARM_DATA for another load."
    ]


def test_bench_measures_what_it_is_asked_for(seeded):
    done = omarm(
        seeded[0], "bench", "--json", "--seconds", "0.5", "--concurrency", "2", "--only", "home", "--only", "react"
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    home, react = told["scenarios"]
    assert (home["name"], react["name"], told["yardstick"]["name"]) == ("home", "react", "yardstick")
    for row in (home, react, told["yardstick"]):
        assert row["rps"] > 0
        assert 0 < row["median_ms"] <= row["p95_ms"]
        assert row["queries"] > 0
    assert home["bytes"] > home["bytes_gzip"] > 1000
    assert home["yardstick_ratio"] > 0
    assert told["memory_mb"] > 50
