"""Counting for the indicators: declared here, only past the gate of consent, and only to sums per department.

Each function takes a Period and returns Atoms. What counts: posts that stand somewhere and standing comments under them, by
people who work here. An import keeps the times of what it brings, so it counts in the month in which it was written.
"""

from omarm.adoption.queries.counting.atoms import Atom, as_published

__all__ = ["Atom", "as_published"]
