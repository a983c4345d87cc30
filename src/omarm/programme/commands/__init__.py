"""What is done about the programme."""

from omarm.programme.commands.clock import start_due_campaigns, watch_for_lapse
from omarm.programme.commands.drafting import (
    NewCampaign,
    change_campaign,
    copy_campaign,
    discard_campaign,
    draft_campaign,
    draft_on_free_days,
)
from omarm.programme.commands.forgetting import forget_levels
from omarm.programme.commands.goals import NewGoal, change_goal, end_goal, set_goal
from omarm.programme.commands.levels import Correction, correct_level
from omarm.programme.commands.prompts import put_away, show_again
from omarm.programme.commands.settling import (
    close_campaign,
    end_campaign,
    plan_campaign,
    start_campaign,
    unplan_campaign,
)
from omarm.programme.commands.stories import add_story, remove_story

__all__ = [
    "Correction", "NewCampaign", "NewGoal", "add_story", "change_campaign", "change_goal", "close_campaign", "copy_campaign",
    "correct_level", "discard_campaign", "draft_campaign", "draft_on_free_days", "end_campaign", "end_goal", "forget_levels", "plan_campaign",
    "put_away", "remove_story", "set_goal", "show_again", "start_campaign", "start_due_campaigns", "unplan_campaign",
    "watch_for_lapse",
]  # fmt: skip
