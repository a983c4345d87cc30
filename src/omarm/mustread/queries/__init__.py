"""What pages ask about must-reads: what is asked of me, and what the owner of one item may know."""

from omarm.mustread.queries.answers import (
    NAMES,
    TOTALS,
    Totals,
    answers_of,
    names_are_open,
    require_names,
    totals_are_open,
    totals_of,
    who_has_not,
)
from omarm.mustread.queries.asked import (
    ReadState,
    asks_of_all,
    is_asked,
    may_ask_must,
    may_ask_must_at,
    may_be_taken_off,
    must_read_for,
    open_count_for,
    open_for,
    own_must_read,
    states_on,
)

__all__ = [
    "NAMES", "TOTALS", "ReadState", "Totals", "answers_of", "asks_of_all", "is_asked", "may_ask_must", "may_ask_must_at", "may_be_taken_off", "must_read_for",
    "names_are_open", "open_count_for", "open_for", "own_must_read", "require_names", "states_on",
    "totals_are_open", "totals_of", "who_has_not",
]  # fmt: skip
