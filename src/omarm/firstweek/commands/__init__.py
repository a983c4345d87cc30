"""What somebody does with their first week."""

from omarm.firstweek.commands.own import bring_back, forget_what_is_over, put_away, skip_task, take_up, tick_task

__all__ = ["bring_back", "forget_what_is_over", "put_away", "skip_task", "take_up", "tick_task"]
