"""Reporting, deciding about it, asking a second person, and the words that are a signal."""

from omarm.moderation.commands.appealing import answer_appeal, appeal
from omarm.moderation.commands.deciding import decide, show_again
from omarm.moderation.commands.forgetting import forget
from omarm.moderation.commands.passing_on import pass_on, pass_on_waiting
from omarm.moderation.commands.reporting import Reported, report
from omarm.moderation.commands.signalling import add_word, remove_word, signal_comment, signal_post

__all__ = [
    "Reported", "add_word", "answer_appeal", "appeal", "decide", "forget", "pass_on", "pass_on_waiting", "remove_word",
    "report", "show_again", "signal_comment", "signal_post",
]  # fmt: skip
