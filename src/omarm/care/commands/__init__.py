"""What is done for groups."""

from omarm.care.commands.asking import ask_now, ask_quiet_groups, remind_of_actions
from omarm.care.commands.computing import compute_health
from omarm.care.commands.desk import find_alike_groups, keep_months
from omarm.care.commands.helping import answer_help, ask_for_help, forget_help, withdraw_help
from omarm.care.commands.messages import NewMessage, change_message_room, send_message
from omarm.care.commands.overdue import tell_of_overdue_questions
from omarm.care.commands.planning import (
    NewAction,
    change_action,
    end_action,
    mark_done,
    plan_action,
    resume_action,
    take_over,
    undo_done,
)
from omarm.care.commands.tips import change_tip, dismiss_tip, give_tips

__all__ = [
    "NewAction", "NewMessage", "answer_help", "ask_for_help", "ask_now", "ask_quiet_groups", "change_action", "change_message_room", "change_tip",
    "compute_health", "dismiss_tip", "end_action", "find_alike_groups", "forget_help", "give_tips", "keep_months",
    "mark_done", "plan_action", "remind_of_actions", "resume_action", "send_message", "take_over",
    "tell_of_overdue_questions", "undo_done", "withdraw_help",
]  # fmt: skip
