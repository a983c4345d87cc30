"""What the database holds about a person: every table in which somebody stands, declared by the app that made it.

Each app says it in its `holdings.py`, which is read when the program starts; what lies beside or below the register is
said in `below`. A test compares it with the tables: a new one with a key to a person fails until it stands here.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

STANDS = _("As long as it stands, or until the person who made it takes it away.")
ACCOUNT = _("As long as the account is there.")

NEVER = (
    _("What somebody reads or opens, and for how long."),
    _("When somebody was here: no time of signing in, no last visit, no hours of a device."),
    _("What somebody searches for."),
    _("What somebody chose in a vote without names."),
    _("How much somebody posts, answers or reacts: no count, no score and no ranking of a person, for nobody."),
    _("From which network address somebody comes."),
)

_declared = []


@dataclass(frozen=True, kw_only=True)
class Holding:
    """Some tables that hold the same matter: why, what they tell of a person to who reads the database, until when."""

    title: str | Promise
    tables: tuple[str, ...]
    why: str | Promise
    tells: str | Promise
    kept: str | Promise = STANDS
    order: int = 50


def declare(*holdings):
    """Add Holdings. Raises ValueError for a table that was declared before."""
    known = {table for holding in _declared for table in holding.tables}
    for holding in holdings:
        if twice := known & {*holding.tables}:
            raise ValueError(f"Declared twice: {', '.join(sorted(twice))}.")
        _declared.append(holding)
        known |= {*holding.tables}


def declared():
    """Return the Holdings, by their order."""
    return sorted(_declared, key=lambda holding: holding.order)
