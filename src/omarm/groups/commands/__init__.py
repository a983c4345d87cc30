"""What people do with groups and with their place in them."""

from omarm.groups.commands.groups import NewGroup, change_group, start_group
from omarm.groups.commands.importing import bring_in_group, bring_in_members, bring_in_owner
from omarm.groups.commands.joining import (
    accept_invitation,
    approve_request,
    decline_invitation,
    decline_request,
    invite_person,
    join_group,
    request_to_join,
    withdraw_request,
)
from omarm.groups.commands.members import change_member_role, leave_group, remove_member, show_in_home

__all__ = [
    "NewGroup", "accept_invitation", "approve_request", "bring_in_group", "bring_in_members", "bring_in_owner", "change_group", "change_member_role", "decline_invitation",
    "decline_request", "invite_person", "join_group", "leave_group", "remove_member", "request_to_join",
    "show_in_home", "start_group", "withdraw_request",
]  # fmt: skip
