"""What people and administrators do with the organisation, accounts and profiles."""

from omarm.people.commands.accounts import (
    NewPerson,
    change_roles,
    create_person,
    deactivate_person,
    reactivate_person,
    rename_person,
)
from omarm.people.commands.checks import hold_departments
from omarm.people.commands.departments import (
    dissolve_department,
    lay_out_department,
    move_department,
    rename_department,
)
from omarm.people.commands.details import change_details
from omarm.people.commands.ending import check_last_day, end_account, end_due_accounts, extend_account
from omarm.people.commands.finding import find_by_name_only, recount_words, renew_all_found, renew_found, renew_missing
from omarm.people.commands.handover import close_settled, end_for_who_is_back, give_away, keep_all, open_hand_over
from omarm.people.commands.hours import change_hours, close_days, open_day
from omarm.people.commands.jobs import change_job
from omarm.people.commands.nameless import nameless_account
from omarm.people.commands.organisation import (
    add_department,
    add_position,
    change_conversation,
    change_organisation,
    found_organisation,
    name_intranet,
)
from omarm.people.commands.profiles import change_photo, change_preferences, change_profile, keep_profile
from omarm.people.commands.sign_in import (
    end_other_sessions,
    end_session,
    forget_what_ended,
    issue_code,
    set_password_with_code,
)
from omarm.people.commands.staff_list import Listed, clear_managers, follow_staff_list

__all__ = [
    "Listed", "NewPerson", "add_department", "add_position", "change_conversation", "change_details", "change_hours",
    "change_job", "change_organisation", "change_photo", "change_preferences", "change_profile", "change_roles",
    "check_last_day", "clear_managers", "close_days", "close_settled", "create_person", "deactivate_person",
    "dissolve_department", "end_account", "end_due_accounts", "end_for_who_is_back", "end_other_sessions",
    "end_session", "extend_account", "find_by_name_only", "follow_staff_list", "forget_what_ended",
    "found_organisation", "give_away", "hold_departments", "issue_code", "keep_all", "keep_profile", "lay_out_department",
    "move_department", "name_intranet", "nameless_account", "open_day", "open_hand_over", "reactivate_person",
    "recount_words", "rename_department", "rename_person", "renew_all_found", "renew_found", "renew_missing",
    "set_password_with_code",
]  # fmt: skip
