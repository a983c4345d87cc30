"""How groups fare, and what is done to keep them alive."""

from omarm.care.models.health import GroupHealth, GroupPeriod
from omarm.care.models.planning import (
    ActionDone,
    ActionReminder,
    GroupMessage,
    OverdueQuestion,
    PlannedAction,
    TipGiven,
    TipWords,
)

__all__ = [
    "ActionDone", "ActionReminder", "GroupHealth", "GroupMessage", "GroupPeriod", "OverdueQuestion", "PlannedAction", "TipGiven",
    "TipWords",
]  # fmt: skip
