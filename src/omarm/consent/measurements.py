"""What Omarm measures about people, declared in code. What is not declared here cannot be computed."""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import ngettext, pgettext_lazy

from omarm.core.floor import FLOOR as DEFAULT_FLOOR

A_YEAR = 365

_declared = {}
_forgetting = {}


class Mode(TextChoices):
    """How far something is measured: not at all, for each person alone, or counted over people."""

    NONE = "none", pgettext_lazy("way of measuring", "Not at all")
    OWN = "own", pgettext_lazy("way of measuring", "Only for yourself")
    AGGREGATE = "aggregate", pgettext_lazy("way of measuring", "Counted together")

    @property
    def rank(self):
        return list(Mode).index(self)


@dataclass(frozen=True, kw_only=True)
class Measurement:
    """One thing that is measured about people: why, from what, for whom, how few it may be about, how long kept.

    `modes` are those that it can have: `OWN` only where a person can see a figure of their own.
    """

    code: str
    title: str | Promise
    purpose: str | Promise
    source: tuple[str, ...]
    audience: str | Promise
    retention_days: int
    floor: int = DEFAULT_FLOOR
    floor_reason: str | Promise = ""
    needs_works_council: bool = True
    modes: tuple[Mode, ...] = (Mode.NONE, Mode.AGGREGATE)

    def __post_init__(self):
        if self.floor < DEFAULT_FLOOR and not (self.floor_reason and self.needs_works_council):
            raise ValueError(f"{self.code}: a floor below {DEFAULT_FLOOR} needs a written reason and consent.")
        if not {Mode.NONE, Mode.AGGREGATE} <= {*self.modes}:
            raise ValueError(f"{self.code}: what is measured can be counted together, and can be switched off.")

    @property
    def kept(self):
        """How long it is kept, in words: in days, or in years where they are two or more."""
        years = round(self.retention_days / A_YEAR)
        if self.retention_days < 2 * A_YEAR:
            return ngettext("%(number)d day", "%(number)d days", self.retention_days) % {"number": self.retention_days}
        return ngettext("%(number)d year", "%(number)d years", years) % {"number": years}

    @property
    def without_consent(self):
        """The mode that it can have while it waits for the works council: a person may always see what is their own."""
        return Mode.OWN if Mode.OWN in self.modes else Mode.NONE


def declare(measurement):
    """Add a measurement to the register and return it. Raises ValueError when the code is taken."""
    if measurement.code in _declared:
        raise ValueError(f"The measurement {measurement.code} is declared twice.")
    _declared[measurement.code] = measurement
    return measurement


def declared():
    """Return every declared measurement, in order of code."""
    return [_declared[code] for code in sorted(_declared)]


def get(code):
    """Return the declared measurement. Raises KeyError when nothing of that name was declared."""
    return _declared[code]


def forgets(code):
    """Return a decorator for the command that deletes what was kept of a measurement; it takes nothing and returns how much.

    The clock calls it as long as the measurement is not counted together: what is switched off does not stay behind.
    """

    def register(command):
        _forgetting.setdefault(code, []).append(command)
        return command

    return register


def forgetting_of(code):
    """Return the commands that delete what was kept of a measurement."""
    return tuple(_forgetting.get(code, ()))
