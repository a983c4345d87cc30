"""What learners, mentors, who signs and who guides do with the course."""

from omarm.stewardship.commands.answering import count_answer_times
from omarm.stewardship.commands.clock import forget_old_course, forget_person, invite_owners, warn_of_ends
from omarm.stewardship.commands.guiding import (
    ask_all_owners,
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
from omarm.stewardship.commands.sessions import (
    NewSession,
    call_off_session,
    change_session,
    come_to_session,
    forget_sessions,
    plan_session,
    remind_of_sessions,
    stay_away,
)

__all__ = [
    "NewHandIn", "NewSession", "agree_to_mentor", "answer_hand_in", "ask_all_owners", "ask_mentor", "ask_owners",
    "call_off_session", "change_lesson", "change_rule", "change_session", "choose_where_shown", "come_to_session",
    "count_answer_times", "decide_level",
    "decline_course", "end_mentoring", "forget_old_course", "forget_person", "forget_sessions", "hand_in", "invite_owners",
    "offer_to_mentor", "plan_session", "remind_of_sessions", "request_level", "set_community", "stay_away", "stop_course",
    "take_back_certificate", "warn_of_ends", "withdraw_hand_in", "withdraw_request",
]  # fmt: skip
