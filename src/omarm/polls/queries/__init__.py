"""What pages show of polls."""

from omarm.polls.queries.listing import has_polls, polls_in
from omarm.polls.queries.states import (
    OptionState,
    PollState,
    has_poll,
    may_take_away,
    option_for,
    own_poll,
    poll_for,
    polls_on,
    who_voted,
    words_are_fixed,
)

__all__ = [
    "OptionState", "PollState", "has_poll", "has_polls", "may_take_away", "option_for", "own_poll", "poll_for",
    "polls_in", "polls_on", "who_voted", "words_are_fixed",
]  # fmt: skip
