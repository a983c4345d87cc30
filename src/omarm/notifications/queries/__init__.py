"""What pages and letters ask about notifications, and who is to be told."""

from omarm.notifications.queries.choices import CHOOSABLE, follow_of, follows_of, mail_pace, wanted_reasons
from omarm.notifications.queries.letters import person_of_token
from omarm.notifications.queries.listing import Told, bell_for, notification_for, notifications_for, told, unread_count
from omarm.notifications.queries.notices import ToldNotice, notice_for, notices_for

__all__ = [
    "CHOOSABLE", "Told", "ToldNotice", "bell_for", "follow_of", "follows_of", "mail_pace", "notice_for", "notices_for", "notification_for", "notifications_for",
    "person_of_token", "told", "unread_count", "wanted_reasons",
]  # fmt: skip
