"""What people do with groups and with their place in them."""

from omarm.groups.commands.board import give_seat
from omarm.groups.commands.covers import change_cover, describe_cover, remove_cover
from omarm.groups.commands.groups import AS_IT_IS, GroupChanged, NewGroup, change_group, start_group
from omarm.groups.commands.guests import (
    accept_guest_invitation,
    extend_guest,
    forget_old_guest_invitations,
    invite_guest,
    join_as_invited_guest,
    restore_guest_invitation,
    take_back_guest_invitation,
)
from omarm.groups.commands.handing import hand_over_group
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
from omarm.groups.commands.life import archive_group, ask_owners, revive_group, say_it_goes_on
from omarm.groups.commands.members import change_member_role, leave_group, remove_member, show_in_home
from omarm.groups.commands.owning import appoint_owner, transfer_ownership
from omarm.groups.commands.rules import apply_all_rules, apply_rules, apply_rules_to, ensure_owners_community, set_rules

__all__ = [
    "AS_IT_IS", "GroupChanged", "NewGroup", "accept_guest_invitation", "accept_invitation", "apply_all_rules",
    "apply_rules", "apply_rules_to", "appoint_owner", "approve_request", "archive_group", "ask_owners",
    "bring_in_group", "bring_in_members", "bring_in_owner", "change_cover", "change_group", "change_member_role",
    "decline_invitation", "decline_request", "describe_cover", "ensure_owners_community", "extend_guest",
    "forget_old_guest_invitations", "give_seat", "hand_over_group", "invite_guest", "invite_person", "join_as_invited_guest",
    "join_group", "leave_group", "remove_cover", "remove_member", "request_to_join", "restore_guest_invitation",
    "revive_group", "say_it_goes_on", "set_rules", "show_in_home", "start_group", "take_back_guest_invitation",
    "transfer_ownership", "withdraw_request",
]  # fmt: skip
