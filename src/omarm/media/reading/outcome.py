"""How the reading of a file ends. The numbers are those with which the process ends; 1 is any error of Python."""

from enum import IntEnum


class Outcome(IntEnum):
    """What came of it."""

    WHOLE = 0
    BROKEN = 1
    LOCKED = 3
    UNSUPPORTED = 4
    CUT = 5  # there is more in it than may be read


class Ended(Exception):
    """The reading ends before the file does."""

    outcome = Outcome.BROKEN


class Locked(Ended):
    """Only who has a password can read it."""

    outcome = Outcome.LOCKED


class Unsupported(Ended):
    """It is of a kind that we do not read."""

    outcome = Outcome.UNSUPPORTED


class TooMuch(Ended):
    """There is more in it than may be read."""

    outcome = Outcome.CUT
