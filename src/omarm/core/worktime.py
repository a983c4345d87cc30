"""Working time: when an organisation is open, and what moment a promise ends that counts only those hours.

Moments are aware datetimes; wall clocks are those of the zone. Lengths are taken in UTC, so that a day on which the clock
changes has 23 or 25 hours for a house that is always open, and the usual ones for an office.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

MONDAY, FRIDAY = 0, 4
LOOKED_AHEAD = 366  # days: who is closed that long is not coming back for a question
OFFICE = (time(8, 30), time(17, 0))
_DAY, _SOME_DAY = timedelta(days=1), date(2025, 6, 2)


class NeverOpen(ValueError):
    """There is no working day within a year."""


def _never(_day):
    return False


@dataclass(frozen=True, slots=True)
class Term:
    """How long something may take: so many working days, or so many hours of working time."""

    days: int = 0
    hours: int = 0


@dataclass(frozen=True)
class WorkTime:
    """The hours of an organisation: for each weekday (0 is Monday) from and until, where midnight as the end is the end of the day.

    `is_closed(day)` tells of a holiday, or of a day that the organisation chose to be closed.
    """

    zone: ZoneInfo
    hours: dict[int, tuple[time, time]] = field(
        default_factory=lambda: dict.fromkeys(range(MONDAY, FRIDAY + 1), OFFICE)
    )
    is_closed: Callable[[date], bool] = _never

    def window(self, day):
        """Return from and until when it is open on a day, as moments, or None."""
        if day.weekday() not in self.hours or self.is_closed(day):
            return None
        start, end = self.hours[day.weekday()]
        last = day + timedelta(days=1) if end == time(0) else day
        return datetime.combine(day, start, self.zone), datetime.combine(last, end, self.zone)

    def is_open(self, moment):
        """Return whether this is working time."""
        return self.opening(moment) == moment

    def opening(self, moment):
        """Return the moment itself when it is working time, else when that begins next. Raises NeverOpen."""
        start, _end = self._window_from(moment)
        return max(start, moment)

    def after_minutes(self, moment, minutes):
        """Return the moment after so many minutes of working time, at the latest when a day ends. Raises NeverOpen."""
        left = timedelta(minutes=minutes)
        while True:
            start, end = self._window_from(moment)
            start = max(start, moment)
            if left <= _length(start, end):
                return (start.astimezone(UTC) + left).astimezone(self.zone)
            left, moment = left - _length(start, end), end

    def after(self, moment, term):
        """Return the moment at which a Term ends that begins at a moment. Raises NeverOpen."""
        if term.hours:
            return self.after_minutes(moment, term.hours * 60)
        return self.after_days(moment, term.days)

    def after_days(self, moment, days):
        """Return the same time of the day so many working days later, within the hours of that day. Raises NeverOpen.

        What comes in outside working time counts from when that begins.
        """
        start = self.opening(moment).astimezone(self.zone)
        day = start.date()
        for _one in range(days):
            day = self._next_day(day + timedelta(days=1))
        opens, closes = self.window(day)
        return min(max(datetime.combine(day, start.time(), self.zone), opens), closes)

    @property
    def usual_day(self):
        """How long a working day is, as the mean of a week. Raises NeverOpen."""
        if not self.hours:
            raise NeverOpen
        lengths = [
            (datetime.combine(_SOME_DAY, end) - datetime.combine(_SOME_DAY, start)) % _DAY or _DAY
            for start, end in self.hours.values()
        ]
        return sum(lengths, timedelta()) / len(lengths)

    def length_of(self, term):
        """Return how much working time a Term is, days as the mean of a week. Raises NeverOpen."""
        return timedelta(hours=term.hours) if term.hours else self.usual_day * term.days

    def asked_from(self, moment, term):
        """Return a moment before which nothing came in that is due at `moment` or later, when this Term is promised.

        Raises NeverOpen.
        """
        day, days, left = moment.astimezone(self.zone).date(), term.days, timedelta(hours=term.hours)
        while days >= 0 or left > timedelta():
            day = self._next_day(day - _DAY, step=-_DAY)
            days, left = days - 1, left - _length(*self.window(day))
        return self.window(day)[0]

    def minutes_between(self, start, end):
        """Return how many minutes of working time lie between two moments, as a float; 0 when they are the other way round."""
        day, minutes = start.astimezone(self.zone).date(), 0.0
        while day <= end.astimezone(self.zone).date():
            if window := self.window(day):
                opens, closes = max(window[0], start), min(window[1], end)
                minutes += max(_length(opens, closes).total_seconds() / 60, 0)
            day += timedelta(days=1)
        return minutes

    def _window_from(self, moment):
        """Return the window that is open at a moment, or the next one."""
        day = moment.astimezone(self.zone).date()
        window = self.window(day)
        if window and moment < window[1]:
            return window
        return self.window(self._next_day(day + timedelta(days=1)))

    def _next_day(self, day, step=timedelta(days=1)):
        for ahead in range(LOOKED_AHEAD):
            if self.window(day + ahead * step):
                return day + ahead * step
        raise NeverOpen


def _length(start, end):
    return end.astimezone(UTC) - start.astimezone(UTC)
