"""What pages and other apps ask about people. Rows that reach a person start at `visible_to`."""

from omarm.people.queries.accounts import (
    DEMO_ACCOUNTS,
    accounts_for,
    colleague,
    demo_accounts,
    device_of,
    ended_person,
    portrait_for,
    role_choices,
    sessions_of,
)
from omarm.people.queries.colleagues import (
    colleague_for,
    is_nameless,
    moved_to,
    profile_for,
)
from omarm.people.queries.dissolving import obstacle_to_dissolving
from omarm.people.queries.handover import (
    hand_over_for,
    hand_overs_for,
    my_hand_over,
)
from omarm.people.queries.hours import (
    closed_days,
    coming_holidays,
    forget_work_time,
    week_hours,
    work_time,
    working_day,
)
from omarm.people.queries.structure import (
    chat_address_of,
    department_choices,
    department_for,
    department_tree,
    departments_named,
    forget_organisation,
    language_of,
    organisation,
    the_organisation,
)

__all__ = [
    "DEMO_ACCOUNTS", "accounts_for", "chat_address_of", "closed_days", "colleague", "colleague_for", "coming_holidays",
    "demo_accounts", "department_choices", "department_for", "department_tree", "departments_named", "device_of",
    "ended_person", "forget_organisation", "forget_work_time",
    "hand_over_for", "hand_overs_for", "is_nameless", "language_of", "moved_to", "my_hand_over", "obstacle_to_dissolving", "organisation", "portrait_for",
    "profile_for", "reports_of", "role_choices", "sessions_of", "the_organisation", "week_hours", "work_time", "working_day",
]  # fmt: skip
