"""What people do with the house rules: write them, publish them, accept them."""

from omarm.houserules.commands.accepting import UNACCEPTED, accept_when_asked
from omarm.houserules.commands.editions import publish_edition, start_edition, throw_edition_away
from omarm.houserules.commands.rules import RuleText, add_rule, change_rule, move_goal, move_rule, remove_rule

__all__ = [
    "UNACCEPTED", "RuleText", "accept_when_asked", "add_rule", "change_rule", "move_goal", "move_rule", "publish_edition",
    "remove_rule", "start_edition", "throw_edition_away",
]  # fmt: skip
