"""What people do on the plan board, with the team, as sponsors and on the weave-in map."""

from omarm.planboard.commands.board import (
    NewAction,
    add_action,
    change_action,
    drop_action,
    finish_action,
    note_compliments,
    remove_action,
    reopen_action,
    set_complimented,
)
from omarm.planboard.commands.handing import hand_over_actions
from omarm.planboard.commands.log import remove_contribution, take_back_thanks, thank, write_contribution
from omarm.planboard.commands.promising import (
    NewCommitment,
    end_commitment,
    keep_commitment,
    promise,
    renew_commitments,
    reopen_commitment,
)
from omarm.planboard.commands.sponsors import end_sponsor, end_sponsors_who_left, name_sponsor, see_to_sponsor
from omarm.planboard.commands.team import NewMember, add_member, change_member, remove_member, require_places
from omarm.planboard.commands.weaving import NewStep, add_step, change_step, remove_step
from omarm.planboard.commands.weekly import remind_sponsors, tell_of_week

__all__ = [
    "NewAction", "NewCommitment", "NewMember", "NewStep", "add_action", "add_member", "add_step", "change_action",
    "change_member", "change_step", "drop_action", "end_commitment", "end_sponsor", "end_sponsors_who_left", "finish_action",
    "hand_over_actions", "keep_commitment", "name_sponsor", "note_compliments", "promise", "remind_sponsors", "remove_action", "remove_contribution",
    "remove_member", "remove_step", "renew_commitments", "reopen_action", "reopen_commitment", "require_places", "see_to_sponsor",
    "set_complimented", "take_back_thanks", "tell_of_week", "thank", "write_contribution",
]  # fmt: skip
