"""What pages and letters ask about notifications, and who is to be told."""

from omarm.notifications.queries.choices import CHOOSABLE, follow_of, follows_of, mail_pace, wanted_reasons
from omarm.notifications.queries.kinds import KINDS, kind_of
from omarm.notifications.queries.letters import person_of_token
from omarm.notifications.queries.listing import Told, bell_for, notification_for, notifications_for, told, unread_count
from omarm.notifications.queries.notices import (
    ToldNotice,
    hearers_of,
    notice_for,
    notices_for,
    timeline_for,
    told_before,
    told_notice,
)

__all__ = [
    "CHOOSABLE", "KINDS", "Told", "ToldNotice", "bell_for", "follow_of", "follows_of", "hearers_of", "kind_of", "mail_pace",
    "notice_for", "notices_for", "notification_for", "notifications_for", "person_of_token", "timeline_for", "told",
    "told_before", "told_notice", "unread_count", "wanted_reasons",
]  # fmt: skip
