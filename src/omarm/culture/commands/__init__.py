"""Holding a scan, answering it, counting it when it is over, and forgetting it."""

from omarm.culture.commands.answering import answer, decline
from omarm.culture.commands.counting import count_due_scans, count_scan
from omarm.culture.commands.forgetting import forget_scan, forget_scans
from omarm.culture.commands.scans import close_scan, discard_scan, open_scan

__all__ = [
    "answer", "close_scan", "count_due_scans", "count_scan", "decline", "discard_scan", "forget_scan", "forget_scans",
    "open_scan",
]  # fmt: skip
