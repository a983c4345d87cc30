"""Asking, voting, closing, and counting what waits in the boxes."""

from omarm.polls.commands.changing import PollChange, change_poll
from omarm.polls.commands.counting import count_waiting_votes
from omarm.polls.commands.options import take_option_away
from omarm.polls.commands.polls import PollDraft, add_option, attach_poll, check_draft, check_moment, close_poll
from omarm.polls.commands.votes import cast_vote, take_back_vote

__all__ = [
    "PollChange", "PollDraft", "add_option", "attach_poll", "cast_vote", "change_poll", "check_draft", "check_moment", "close_poll",
    "count_waiting_votes", "take_back_vote", "take_option_away",
]  # fmt: skip
