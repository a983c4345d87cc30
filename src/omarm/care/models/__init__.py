"""How groups fare, and what is done to keep them alive."""

from omarm.care.models.desk import AlikePair, ClockMark, HelpRequest, PostedMonth
from omarm.care.models.health import GroupHealth, GroupPeriod
from omarm.care.models.planning import (
    ActionDone,
    ActionReminder,
    GroupMessage,
    MessageRoom,
    OverdueQuestion,
    PlannedAction,
    TipGiven,
    TipWords,
)

__all__ = [
    "ActionDone", "ActionReminder", "AlikePair", "ClockMark", "GroupHealth", "GroupMessage", "GroupPeriod", "HelpRequest",
    "MessageRoom", "OverdueQuestion", "PlannedAction", "PostedMonth", "TipGiven", "TipWords",
]  # fmt: skip
