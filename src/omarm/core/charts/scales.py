"""From numbers to places on a drawing."""

from dataclasses import dataclass
from datetime import date
from math import floor, log10

WIDTH = 320


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight line from the numbers low..high to the places start..end; of one number the middle."""

    low: float
    high: float
    start: float
    end: float

    def at(self, number):
        """Return the place of a number."""
        if self.high == self.low:
            return (self.start + self.end) / 2
        return self.start + (number - self.low) / (self.high - self.low) * (self.end - self.start)


def as_number(moment):
    """Return a day as its ordinal, so that days and numbers lie on one line; a number stays itself."""
    return moment.toordinal() if isinstance(moment, date) else moment


def round_numbers(most):
    """Return numbers from nought that people count by (1, 2 or 5 with noughts), at most five of them up to `most`."""
    step = 10 ** floor(log10(most / 4)) if most > 0 else 1
    step = next(step * times for times in (1, 2, 5, 10) if most / (step * times) < 5)  # noqa: PLR2004 (as said)
    return [spot * step for spot in range(int(most // step) + 1)]


def place(number):
    """Return a coordinate as it is written: with a point and one decimal at most, in every language."""
    return f"{number:.1f}".removesuffix(".0")


def points(pairs):
    """Return the `points` of a polygon or polyline."""
    return " ".join(f"{place(x)},{place(y)}" for x, y in pairs)


def shortened(text, most):
    """Return the text of at most so many letters; the whole of it stands in the table beside the drawing."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
