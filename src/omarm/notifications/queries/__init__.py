"""What pages and letters ask about notifications, and who is to be told."""

from omarm.notifications.queries.choices import CHOOSABLE, follow_of, follows_of, mail_pace, wanted_reasons
from omarm.notifications.queries.letters import person_of_token
from omarm.notifications.queries.listing import Told, bell_for, notification_for, notifications_for, told, unread_count

__all__ = [
    "CHOOSABLE", "Told", "bell_for", "follow_of", "follows_of", "mail_pace", "notification_for", "notifications_for",
    "person_of_token", "told", "unread_count", "wanted_reasons",
]  # fmt: skip
