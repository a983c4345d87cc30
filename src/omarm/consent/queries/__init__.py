"""May this be measured now, and on whose word; and the register in which everybody can read it."""

from omarm.consent.queries.gate import (
    ConsentMissing,
    NotMeasured,
    SwitchedOff,
    chosen_mode,
    consent_for,
    is_measured,
    measured_since,
    measures,
    mode_of,
    require,
)
from omarm.consent.queries.register import (
    ENDS_SOON_DAYS,
    Entry,
    consent_to_end,
    entry_of,
    history_of,
    may_decide,
    may_read,
    register,
)

__all__ = [
    "ENDS_SOON_DAYS", "ConsentMissing", "Entry", "NotMeasured", "SwitchedOff", "chosen_mode", "consent_for", "consent_to_end",
    "entry_of", "history_of", "is_measured", "may_decide", "may_read", "measured_since", "measures", "mode_of", "register", "require",
]  # fmt: skip
