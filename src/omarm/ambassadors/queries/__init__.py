"""What pages, the desk and other apps ask about ambassadors."""

from omarm.ambassadors.queries.covering import coverage_now, required_places
from omarm.ambassadors.queries.meetings import go_live, sooner_or_later
from omarm.ambassadors.queries.seeing import guides, is_ambassador, sees_public, sees_room, sees_team
from omarm.ambassadors.queries.state import Standing, standing_now
from omarm.ambassadors.queries.team import call_now, group_now, serving, team_now

__all__ = [
    "Standing", "call_now", "coverage_now", "go_live", "group_now", "guides", "is_ambassador",
    "required_places", "sees_public", "sees_room", "sees_team", "serving", "sooner_or_later", "standing_now", "team_now",
]  # fmt: skip
