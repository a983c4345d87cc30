"""Asking to read, confirming, reminding, asking again, withdrawing and forgetting."""

from omarm.mustread.commands.asking import (
    ReadRequest,
    ask_again,
    attach_must_read,
    check_moment,
    check_request,
    withdraw,
)
from omarm.mustread.commands.changing import change_must_read, take_off_must_read
from omarm.mustread.commands.confirming import confirm, take_back_confirmation
from omarm.mustread.commands.forgetting import forget_confirmations
from omarm.mustread.commands.reminding import remind, remind_before_deadlines
from omarm.mustread.commands.telling import record_who_is_asked

__all__ = [
    "ReadRequest", "ask_again", "attach_must_read", "change_must_read", "check_moment", "check_request", "confirm", "forget_confirmations",
    "record_who_is_asked", "remind", "remind_before_deadlines", "take_back_confirmation", "take_off_must_read", "withdraw",
]  # fmt: skip
