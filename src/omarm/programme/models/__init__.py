"""Why the organisation does this, and what it asks of people for some time: goals, campaigns, and what came of them."""

from omarm.programme.models.campaigns import Campaign
from omarm.programme.models.evidence import CampaignIndicator, Level, Story
from omarm.programme.models.goals import Goal
from omarm.programme.models.lapses import Lapse
from omarm.programme.models.prompts import PutAway

__all__ = ["Campaign", "CampaignIndicator", "Goal", "Lapse", "Level", "PutAway", "Story"]
