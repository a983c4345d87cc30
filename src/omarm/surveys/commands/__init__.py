"""Running a round, answering it, counting it when it is over, and forgetting it."""

from omarm.surveys.commands.answering import answer, take_back
from omarm.surveys.commands.counting import count_due_rounds, count_round, tell_progress
from omarm.surveys.commands.forgetting import (
    forget_due_rounds,
    forget_nominations,
    forget_round,
    forget_rounds_of,
)
from omarm.surveys.commands.rounds import NewRound, close_round, discard_round, open_round
from omarm.surveys.commands.team import ask_for_team, propose_team

__all__ = [
    "NewRound", "answer", "ask_for_team", "close_round", "count_due_rounds", "count_round", "discard_round", "forget_due_rounds",
    "forget_nominations", "forget_round", "forget_rounds_of", "open_round", "propose_team", "take_back", "tell_progress",
]  # fmt: skip
