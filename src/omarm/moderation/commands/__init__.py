"""Reporting, deciding about it, asking a second person, the words that are a signal, and what may go wrong."""

from omarm.moderation.commands.appealing import answer_appeal, appeal
from omarm.moderation.commands.deciding import decide, show_again
from omarm.moderation.commands.forgetting import forget
from omarm.moderation.commands.passing_on import pass_on, pass_on_waiting
from omarm.moderation.commands.reporting import Reported, report
from omarm.moderation.commands.risks import (
    RiskText,
    add_risk,
    bring_risk_back,
    change_risk,
    look_at_risk,
    take_risk_away,
)
from omarm.moderation.commands.signalling import (
    add_word,
    bring_word_back,
    remove_word,
    signal_comment,
    signal_post,
)
from omarm.moderation.commands.telling import tell_what_waits

__all__ = [
    "Reported", "RiskText", "add_risk", "add_word", "answer_appeal", "appeal", "bring_risk_back", "bring_word_back",
    "change_risk", "decide", "forget", "look_at_risk", "pass_on", "pass_on_waiting", "remove_word", "report",
    "show_again", "signal_comment", "signal_post", "take_risk_away", "tell_what_waits",
]  # fmt: skip
