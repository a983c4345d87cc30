"""Asking, answering, and what is kept of it."""

from omarm.questions.commands.answering import (
    CODE,
    heed_comment,
    mark_solution,
    not_an_answer,
    reopen,
    say_it_answers,
    unmark_solution,
)
from omarm.questions.commands.asking import ask
from omarm.questions.commands.clock import forget_turns, look_at, look_soon, tick
from omarm.questions.commands.finding_back import call_question
from omarm.questions.commands.helping import helped, not_helped, not_the_same, same_question
from omarm.questions.commands.passing import note_answered, note_unanswered, pass_on, take_on
from omarm.questions.commands.terms import set_urgent
from omarm.questions.commands.turns import begin

__all__ = [
    "CODE", "ask", "begin", "call_question", "forget_turns", "heed_comment", "helped", "look_at", "look_soon", "mark_solution", "not_an_answer",
    "not_helped", "not_the_same", "note_answered", "note_unanswered", "pass_on", "reopen", "same_question", "say_it_answers",
    "set_urgent", "take_on", "tick", "unmark_solution",
]  # fmt: skip
