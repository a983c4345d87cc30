"""The scans, what a colleague is asked, and what came of it."""

from omarm.culture.queries.answering import forget_running, has_answered, invitation_for, scan_for, state_of
from omarm.culture.queries.gate import CULTURE, ground
from omarm.culture.queries.results import Picture, Result, last_scan, result_of
from omarm.culture.queries.scans import (
    LastScan,
    all_scans,
    free_from,
    is_done,
    may_run,
    name_in_audit,
    one_scan,
    running_scan,
    sees_culture,
    too_few,
)

__all__ = [
    "CULTURE", "LastScan", "Picture", "Result", "all_scans", "forget_running", "free_from", "ground", "has_answered",
    "invitation_for", "is_done", "last_scan", "may_run", "name_in_audit", "one_scan", "result_of", "running_scan", "scan_for", "sees_culture",
    "state_of", "too_few",
]  # fmt: skip
