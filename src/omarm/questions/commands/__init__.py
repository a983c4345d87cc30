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
from omarm.questions.commands.cards import (
    CardConflict,
    CardTold,
    change_card,
    hand_over_card,
    keep,
    restore_card,
    withdraw_card,
)
from omarm.questions.commands.checking import ask_for_review, check_card, take_back_check
from omarm.questions.commands.clock import forget_turns, look_at, look_soon, tick
from omarm.questions.commands.finding_back import call_question
from omarm.questions.commands.helping import helped, not_helped, not_the_same, same_question
from omarm.questions.commands.moving import note_moved
from omarm.questions.commands.nameless import bring_back_nameless, change_nameless, take_back_nameless
from omarm.questions.commands.passing import note_answered, note_unanswered, pass_on, take_on
from omarm.questions.commands.proposing import (
    accept_topic,
    decline_topic,
    find_repeats,
    propose_topics,
    put_repeat_away,
    watch_repeats,
    watch_repeats_no_more,
)
from omarm.questions.commands.terms import set_nameless, set_urgent
from omarm.questions.commands.turns import begin

__all__ = [
    "CODE", "CardConflict", "CardTold", "accept_topic", "ask", "ask_for_review", "begin",
    "bring_back_nameless", "call_question", "change_card", "change_nameless", "check_card", "decline_topic", "find_repeats", "forget_turns", "hand_over_card", "heed_comment",
    "helped", "keep", "look_at", "look_soon", "mark_solution", "not_an_answer", "not_helped", "not_the_same",
    "note_answered", "note_moved", "note_unanswered", "pass_on", "propose_topics", "put_repeat_away", "reopen",
    "restore_card", "same_question", "say_it_answers", "set_nameless", "set_urgent",
    "take_back_check", "take_back_nameless", "take_on", "tick",
    "unmark_solution", "watch_repeats", "watch_repeats_no_more", "withdraw_card",
]  # fmt: skip
