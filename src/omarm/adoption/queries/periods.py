"""Which months are over, and since when there is something to count in them."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Min
from django.utils import timezone

from omarm.stream.models import Placement

SETTLED_ON = 2  # a month is counted on this day of the next one: by then its last day is over in every office
LOOKED_BACK = 24  # months, at the first time


@dataclass(frozen=True, slots=True)
class Period:
    """Whole calendar months from `first` on, from midnight to midnight as the clock of the organisation has it."""

    first: date
    months: int = 1

    @property
    def next(self):
        """The first day after it."""
        return months_after(self.first, self.months)

    @property
    def last(self):
        """Its last day."""
        return self.next - timedelta(days=1)

    @property
    def since(self):
        """The moment at which it begins."""
        return midnight(self.first)

    @property
    def until(self):
        """The moment at which it is over."""
        return midnight(self.next)


def closed_periods(months, *, waits=0, today=None, earliest=None):
    """Return the Periods of so many months that are over, `waits` months more, oldest first; quarters as the calendar has them.

    At most two years of them, and none that began before `earliest` or before anything was written.
    """
    today = today or timezone.localdate()
    begin = max(filter(None, [first_written(), earliest]), default=None)
    if begin is None:
        return []
    settled = months_after((today - timedelta(days=SETTLED_ON - 1)).replace(day=1), -waits)
    period = Period(_aligned(max(begin.replace(day=1), months_after(settled, -LOOKED_BACK)), months), months)
    found = []
    while period.next <= settled:
        found.append(period)
        period = Period(period.next, months)
    return found


def first_written():
    """Return the day on which the oldest post that stands was published, or None."""
    at = Placement.objects.filter(live=True).aggregate(at=Min("published_at"))["at"]
    return timezone.localdate(at) if at else None


def months_after(day, months):
    """Return the first day of the month that is so many months after that of a day."""
    number = day.year * 12 + day.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)


def midnight(day):
    """Return the moment at which a day begins here."""
    return timezone.make_aware(datetime.combine(day, time()))


def _aligned(day, months):
    """Return the first day of the first period of so many months, in step with the calendar, that begins on or after a day."""
    first = day.replace(month=(day.month - 1) // months * months + 1, day=1)
    return first if first >= day else months_after(first, months)
