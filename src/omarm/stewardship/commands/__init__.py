"""What learners, mentors, who signs and who guides do with the course."""

from omarm.stewardship.commands.clock import forget_old_course, forget_person, invite_owners, warn_of_ends
from omarm.stewardship.commands.guiding import (
    ask_owners,
    change_lesson,
    change_rule,
    set_community,
    take_back_certificate,
)
from omarm.stewardship.commands.learning import (
    NewHandIn,
    choose_where_shown,
    decline_course,
    hand_in,
    stop_course,
    withdraw_hand_in,
)
from omarm.stewardship.commands.levels import decide_level, request_level, withdraw_request
from omarm.stewardship.commands.mentoring import (
    agree_to_mentor,
    answer_hand_in,
    ask_mentor,
    end_mentoring,
    offer_to_mentor,
)

__all__ = [
    "NewHandIn", "agree_to_mentor", "answer_hand_in", "ask_mentor", "ask_owners", "change_lesson", "change_rule",
    "choose_where_shown", "decide_level", "decline_course", "end_mentoring", "forget_old_course", "forget_person", "hand_in",
    "invite_owners", "offer_to_mentor", "request_level", "set_community", "stop_course", "take_back_certificate", "warn_of_ends",
    "withdraw_hand_in", "withdraw_request",
]  # fmt: skip
