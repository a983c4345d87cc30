"""Putting a pilot together, letting it begin and end by its rules, and what is limited to it."""

from omarm.pilots.commands.drafting import change_rules, save_pilot, throw_draft_away
from omarm.pilots.commands.inviting import invite
from omarm.pilots.commands.judging import dissolve_where_gone, judge_all
from omarm.pilots.commands.limiting import limit_function, release_all, release_function
from omarm.pilots.commands.running import mark_seen, start_pilot, stop_pilot

__all__ = [
    "change_rules", "dissolve_where_gone", "invite", "judge_all", "limit_function", "mark_seen", "release_all",
    "release_function", "save_pilot", "start_pilot", "stop_pilot", "throw_draft_away",
]  # fmt: skip
