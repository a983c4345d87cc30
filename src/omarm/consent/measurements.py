"""What Omarm measures about people, declared in code. What is not declared here cannot be computed."""

from dataclasses import dataclass

from django.utils.functional import Promise

from omarm.core.floor import FLOOR as DEFAULT_FLOOR

_declared = {}


@dataclass(frozen=True, kw_only=True)
class Measurement:
    """One thing that is measured about people: why, from what, for whom, how few it may be about, how long kept."""

    code: str
    title: str | Promise
    purpose: str | Promise
    source: tuple[str, ...]
    audience: str | Promise
    retention_days: int
    floor: int = DEFAULT_FLOOR
    floor_reason: str | Promise = ""
    needs_works_council: bool = True

    def __post_init__(self):
        if self.floor < DEFAULT_FLOOR and not (self.floor_reason and self.needs_works_council):
            raise ValueError(f"{self.code}: a floor below {DEFAULT_FLOOR} needs a written reason and consent.")


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
