"""What colleagues report, what was decided about it, and what may go wrong here."""

from omarm.moderation.models.cases import (
    HOUSE_ROLES,
    Appeal,
    AppealQuerySet,
    Case,
    CaseQuerySet,
    Report,
    SignalWord,
    has_the_task,
)
from omarm.moderation.models.risks import Risk, may_see_risks

__all__ = [
    "HOUSE_ROLES", "Appeal", "AppealQuerySet", "Case", "CaseQuerySet", "Report", "Risk", "SignalWord", "has_the_task",
    "may_see_risks",
]  # fmt: skip
