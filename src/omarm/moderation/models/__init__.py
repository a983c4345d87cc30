"""What colleagues report, what was decided about it, and what may go wrong here."""

from omarm.moderation.models.appeals import Appeal, AppealQuerySet
from omarm.moderation.models.cases import Case, CaseQuerySet
from omarm.moderation.models.handling import has_the_task
from omarm.moderation.models.reports import Report
from omarm.moderation.models.risks import Risk, may_see_risks
from omarm.moderation.models.words import SignalWord

__all__ = [
    "Appeal", "AppealQuerySet", "Case", "CaseQuerySet", "Report", "Risk", "SignalWord", "has_the_task",
    "may_see_risks",
]  # fmt: skip
