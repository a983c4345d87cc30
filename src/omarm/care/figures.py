"""The figures of a group's health. They are defined in core, so that `omarm adoption health` counts files by the same ones."""

from omarm.core.figures import (
    Period,
    Share,
    Spread,
    Trend,
    answered_in_time,
    bridges,
    hours_to_answer,
    spread,
    trend,
    two_way_ties,
    voices,
)

__all__ = [
    "Period",
    "Share",
    "Spread",
    "Trend",
    "answered_in_time",
    "bridges",
    "hours_to_answer",
    "spread",
    "trend",
    "two_way_ties",
    "voices",
]
