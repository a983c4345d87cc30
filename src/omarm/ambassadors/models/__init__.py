"""The call, the team with who is in it and who was asked, its meetings, and what comes of them."""

from omarm.ambassadors.models.meetings import GoLive, Meeting, Sheet, Story
from omarm.ambassadors.models.team import Ambassador, Asking, Call, RequiredPlace, Team

__all__ = ["Ambassador", "Asking", "Call", "GoLive", "Meeting", "RequiredPlace", "Sheet", "Story", "Team"]
