"""What is done at the desk, and by the clock for it."""

from omarm.desk.commands.forgetting import forget_desk
from omarm.desk.commands.laying_out import lay_out_desk, renew_if_late
from omarm.desk.commands.prompting import allow_prompts, refuse_prompts, send_prompt
from omarm.desk.commands.settling import settle_item, take_back_item, take_up_item
from omarm.desk.commands.starting import start_activity
from omarm.desk.commands.wording import change_task, set_capacity

__all__ = [
    "allow_prompts", "change_task", "forget_desk", "lay_out_desk", "refuse_prompts", "renew_if_late", "send_prompt",
    "set_capacity", "settle_item", "start_activity", "take_back_item", "take_up_item",
]  # fmt: skip
