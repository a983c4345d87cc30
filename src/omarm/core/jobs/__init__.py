"""Slow and timed work: Django's tasks API in front, procrastinate and PostgreSQL behind it.

A task is written and called as Django documents it. `every` has it run by the clock. A job is part of the transaction
that asked for it; it may run twice when a machine is pulled from the wall, so every task is written to bear that.
"""

from omarm.core.jobs.cron import every

__all__ = ["every"]
