"""What pages ask about what was reported and decided."""

from omarm.moderation.queries.cases import (
    CasePage,
    appeal_for,
    case_for,
    case_page,
    photo_of_case,
    queue_for,
    told_of_decision,
    waits_in,
)
from omarm.moderation.queries.handling import deciders_of, left_too_long, second_people_for
from omarm.moderation.queries.risks import RiskPage, risk, risks_for
from omarm.moderation.queries.sides import Side, decision_for, hidden_case_of, reported_by, strikes_on
from omarm.moderation.queries.things import besides_of, group_of, is_for_all, reportable, said_in, say_besides, told_of
from omarm.moderation.queries.words import signal_word, signal_words, signals_in, would_signal

__all__ = [
    "CasePage", "RiskPage", "Side", "appeal_for", "besides_of", "case_for", "case_page", "deciders_of", "decision_for", "group_of",
    "hidden_case_of", "is_for_all", "left_too_long", "photo_of_case", "queue_for", "reportable", "reported_by", "risk", "risks_for",
    "said_in", "say_besides", "second_people_for", "signal_word", "signal_words", "signals_in", "strikes_on", "told_of",
    "told_of_decision", "waits_in", "would_signal",
]  # fmt: skip
