"""Moments as they stand in files: plain numbers, days or months, on one line of time.

One file speaks of one kind. On the line a day is its ordinal and a month counts from the year nought, so that one step
further is the next day, month or number; what is told is put back into the kind that was read.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime
from math import floor

from omarm.network.measures.refusing import Unusable

NUMBER, DAY, MONTH, WEEK = "number", "day", "month", "week"
FURTHEST = 1e12  # on the line of numbers: beyond it steps of one are lost, and squares overflow

_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
_MONTHS = 12
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Moment:
    """A place on the line of time: `at`, and in which kind it was told."""

    at: float
    kind: str


def read_moment(text, *, by=None, **where):
    """Return the Moment that a cell tells: a number, 2026-03-02, 2026-03-02 14:05 (its day) or 2026-03.

    `by` counts days by the WEEK (its Monday) or by the MONTH. `where` (table, line, column) goes with the refusal.
    Raises Unusable.
    """
    moment = _number(text) or _month(text) or _day(text)
    if moment is None:
        raise Unusable("not_a_moment", value=text, **where)
    return _counted_by(by, moment)


def told(at, kind):
    """Return a place on the line as it is told: a number, or a date or month in ISO form. None stays None."""
    if at is None:
        return None
    if kind == NUMBER:
        return int(at) if float(at).is_integer() else float(at)
    if kind == MONTH:
        year, month = divmod(floor(at), _MONTHS)
        return f"{year:04d}-{month + 1:02d}"
    return date.fromordinal(max(1, floor(at))).isoformat()


def one_kind(moments):
    """Return the kind that all of these (line, Moment) share, NUMBER of none. Raises Unusable where two are mixed."""
    kind = None
    for where, moment in moments:
        if kind not in {None, moment.kind}:
            raise Unusable("mixed_moments", **where)
        kind = moment.kind
    return kind or NUMBER


def _number(text):
    try:
        number = float(text)
    except ValueError:
        return None
    return Moment(number, NUMBER) if abs(number) <= FURTHEST else None


def _month(text):
    found = _MONTH.fullmatch(text)
    if found is None or not 1 <= int(found[2]) <= _MONTHS:
        return None
    return Moment(int(found[1]) * _MONTHS + int(found[2]) - 1, MONTH)


def _day(text):
    try:
        return Moment(datetime.fromisoformat(text).date().toordinal(), DAY)
    except ValueError:
        return None


def _counted_by(by, moment):
    if by is None or moment.kind != DAY:
        return moment
    day = date.fromordinal(int(moment.at))
    if by == MONTH:
        return Moment(day.year * _MONTHS + day.month - 1, MONTH)
    return Moment((int(moment.at) - 1) // _WEEK * _WEEK + 1, DAY)  # the first of January of the year 1 was a Monday
