"""Telling people, having seen it, choosing how to be told, and mail about it."""

from omarm.notifications.commands.choosing import choose_how_told, lower_mail
from omarm.notifications.commands.mailing import send_due_mail, send_letter
from omarm.notifications.commands.noticing import (
    hear_again,
    hear_no_more,
    mark_notice_read,
    notice,
    settle_notices,
    settle_past_notices,
)
from omarm.notifications.commands.reading import (
    forget_read,
    mark_all_read,
    mark_read,
    settle_asked,
    settle_comment,
    settle_post,
    settle_reason,
)
from omarm.notifications.commands.telling import (
    tell,
    tell_author,
    tell_of_comment,
    tell_of_mentions,
    tell_of_message,
    tell_of_place,
    tell_of_post,
)

__all__ = [
    "choose_how_told", "forget_read", "hear_again", "hear_no_more", "lower_mail", "mark_all_read", "mark_notice_read",
    "mark_read", "notice", "send_due_mail", "send_letter", "settle_asked", "settle_comment", "settle_notices", "settle_past_notices",
    "settle_post", "settle_reason", "tell", "tell_author", "tell_of_comment", "tell_of_mentions", "tell_of_message", "tell_of_place",
    "tell_of_post",
]  # fmt: skip
