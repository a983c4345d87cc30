"""The stretches of 28 days in which is counted: one that ends yesterday, and a fixed row of closed ones behind it."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

DAYS = 28
EARLIER = 13  # a year of closed periods: what a group is compared with
YEAR = DAYS * EARLIER
A_CLOSED_DAY = date(2024, 1, 7)  # a Sunday on which a period ended; the others follow from it, the same for all groups


@dataclass(frozen=True, slots=True)
class Window:
    """The days up to and with `ended_on`, from midnight to midnight as the clock of the organisation has it."""

    ended_on: date
    days: int = DAYS

    @property
    def since(self):
        return _midnight(self.ended_on - timedelta(days=self.days - 1))

    @property
    def until(self):
        return _midnight(self.ended_on + timedelta(days=1))


def yesterday():
    """Return the last day that is over: the day up to which is counted."""
    return timezone.localdate() - timedelta(days=1)


def closed_until(day):
    """Return the days on which the last thirteen periods ended that were over on a day, the oldest first."""
    last = day - timedelta(days=(day - A_CLOSED_DAY).days % DAYS)
    return [last - timedelta(days=DAYS * back) for back in reversed(range(EARLIER))]


def _midnight(day):
    return timezone.make_aware(datetime.combine(day, time()))
