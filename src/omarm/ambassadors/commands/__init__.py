"""What people do with the team of ambassadors: calling it, joining, asking, meeting, and thanking it."""

from omarm.ambassadors.commands.asking import ask_person, decline, may_be_asked, take_back_asking
from omarm.ambassadors.commands.calling import NewCall, change_call, close_call, open_call
from omarm.ambassadors.commands.ending import Ending, end_team, forget_old_teams
from omarm.ambassadors.commands.first_sight import give_first_sight, take_first_sight
from omarm.ambassadors.commands.joining import (
    OwnTerms,
    change_terms,
    end_serving,
    end_terms,
    enter_group,
    join_team,
    leave_team,
    note_group_joined,
    note_group_left,
    show_badge,
)
from omarm.ambassadors.commands.meetings import (
    NewMeeting,
    Written,
    change_meeting,
    drop_meeting,
    fill_sheet,
    plan_meeting,
    remove_sheet,
    write_notes,
)
from omarm.ambassadors.commands.places import require_places, set_go_live
from omarm.ambassadors.commands.stories import add_story, remove_story

__all__ = [
    "Ending", "NewCall", "NewMeeting", "OwnTerms", "Written", "add_story", "ask_person", "change_call", "change_meeting",
    "change_terms", "close_call", "decline", "drop_meeting", "end_serving", "end_team", "end_terms", "enter_group", "fill_sheet",
    "forget_old_teams",    "give_first_sight", "join_team", "leave_team", "may_be_asked", "note_group_joined", "note_group_left", "open_call", "plan_meeting", "remove_sheet",
    "remove_story", "require_places", "set_go_live", "show_badge", "take_back_asking", "take_first_sight", "write_notes",
]  # fmt: skip
