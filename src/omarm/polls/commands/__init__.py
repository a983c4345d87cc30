"""Asking, voting, closing, and counting what waits in the boxes."""

from omarm.polls.commands.counting import count_waiting_votes
from omarm.polls.commands.polls import PollDraft, add_option, attach_poll, check_draft, check_moment, close_poll
from omarm.polls.commands.votes import cast_vote, take_back_vote

__all__ = [
    "PollDraft", "add_option", "attach_poll", "cast_vote", "check_draft", "check_moment", "close_poll", "count_waiting_votes",
    "take_back_vote",
]  # fmt: skip
