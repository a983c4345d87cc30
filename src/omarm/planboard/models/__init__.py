"""What is done for the adoption of the intranet, by whom, and what was promised about it."""

from omarm.planboard.models.board import Action, BoardWeek, Contribution, Thanks
from omarm.planboard.models.sponsors import Commitment, Sponsor
from omarm.planboard.models.team import Member, RequiredPlace
from omarm.planboard.models.weaving import WeaveStep

__all__ = [
    "Action", "BoardWeek", "Commitment", "Contribution", "Member", "RequiredPlace", "Sponsor", "Thanks", "WeaveStep",
]  # fmt: skip
