"""Giving a compliment, being named with one, and the values that it can name."""

from omarm.praise.commands.praise import allow_naming, change_praise, decline_naming, publish_praise, tell_of_praise
from omarm.praise.commands.values import ValueText, add_value, change_value

__all__ = [
    "ValueText", "add_value", "allow_naming", "change_praise", "change_value", "decline_naming", "publish_praise",
    "tell_of_praise",
]  # fmt: skip
