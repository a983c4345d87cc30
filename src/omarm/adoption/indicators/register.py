"""The register of indicators: what each means, of what it is made, from where, whose it is and what it does not say."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise

from omarm.consent.measurements import get as measurement_of

STEPS = 5  # of a share that is coarse

_indicators = {}


class Unit(StrEnum):
    """In what an indicator is told."""

    SHARE = "%"
    NUMBER = "number"


class Use(StrEnum):
    """For what an indicator is there."""

    GOAL = "goal"  # stands on top
    RAW = "raw"  # under the fold: it says nothing by itself
    PART = "part"  # of another page alone


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """One thing that is counted when a period of `months` is over, and `waits` months more.

    `count` takes a Period and returns Atoms (queries/counting); `things` names what `whole` counts, for n. `is_coarse` is
    for one that counts acts which another indicator counts too: one exact number taken from the other would tell of few.
    """

    code: str
    title: str | Promise
    definition: str | Promise
    caveat: str | Promise
    things: str | Promise
    owner: str | Promise
    measurement: str
    source: tuple[str, ...]
    count: Callable
    unit: Unit = Unit.SHARE
    use: Use = Use.GOAL
    months: int = 1
    waits: int = 0
    by_department: bool = True
    is_coarse: bool = False

    @property
    def declared(self):
        """The Measurement in the register of consent that it belongs to."""
        return measurement_of(self.measurement)

    @property
    def tells_n(self):
        """Whether it says of how many things its value is the share."""
        return not (self.is_coarse and self.unit == Unit.SHARE)

    def kept(self, told):
        """Return (part, whole) as they are stored of what may be told (core.disclosure.Shown): in steps where it is coarse."""
        if not self.is_coarse:
            return told.part, told.whole
        if self.unit == Unit.NUMBER:
            return round(told.part, -1), round(told.whole, -1)
        return round(STEPS * told.part / told.whole), STEPS

    def value_of(self, part, whole):
        """Return what is told of `part` and `whole`: a rounded percentage, or the number itself. None of nothing."""
        if self.unit == Unit.NUMBER:
            return part
        return round(100 * part / whole) if whole else None


def register(*indicators):
    """Add indicators, in the order in which they are shown. Raises ValueError when a code is taken."""
    for indicator in indicators:
        if indicator.code in _indicators:
            raise ValueError(f"The indicator {indicator.code} is there twice.")
        _indicators[indicator.code] = indicator


def all_indicators():
    """Return every Indicator, in order."""
    return list(_indicators.values())


def goals():
    """Return the Indicators that stand on top."""
    return [indicator for indicator in _indicators.values() if indicator.use == Use.GOAL]


def raw():
    """Return the Indicators of raw activity."""
    return [indicator for indicator in _indicators.values() if indicator.use == Use.RAW]


def get(code):
    """Return the Indicator. Raises KeyError when there is none of that name."""
    return _indicators[code]
