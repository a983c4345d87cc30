"""How much of everything a seeded organisation gets, and the years in which it happens."""

from bisect import bisect
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, time, timedelta
from itertools import accumulate

WEEKS = 156
GROWTH = 1.7  # posts so far go with the time so far to this power: the last year has half of them
HOUR = 3600
# How much is written in each hour (UTC) of a working day, and of a day in the weekend.
WORKDAY = (1, 1, 1, 1, 2, 8, 30, 60, 80, 75, 60, 45, 60, 70, 65, 45, 25, 15, 15, 15, 10, 6, 3, 1)
FREE_DAY = (1, 1, 1, 1, 1, 1, 2, 4, 6, 7, 7, 6, 6, 6, 6, 6, 6, 6, 6, 6, 4, 3, 2, 1)

TOPICS = 200
COLLEAGUES_FOLLOWED, TOPICS_FOLLOWED = 10, 3  # by each person; of colleagues from half to one and a half times as many
WITH_MANY, MANY_FOLLOWED = 0.02, 220  # this share follows so many colleagues: more sources than are merged
CARRYING = 50  # one of so many posts has a poll or is to be read, in turn
MOST_VOTES, MOST_CONFIRMED = 40, 60


@dataclass(frozen=True, kw_only=True)
class Amounts:
    """What was asked for. The same amounts give the same organisation."""

    people: int = 2000
    groups: int = 200
    memberships: int = 8
    posts: int = 50_000
    comments: int = 150_000
    reactions: int = 300_000

    as_dict = asdict


class Calendar:
    """The three years up to midnight before `today` (UTC), as one line from 0 to 1 that follows the working week."""

    def __init__(self, today):
        self.end = datetime.combine(today, time(), tzinfo=UTC)
        self.start = self.end - timedelta(weeks=WEEKS)
        week = [WORKDAY] * 5 + [FREE_DAY] * 2
        today = self.start.weekday()
        hours = [hour for day in week[today:] + week[:today] for hour in day]
        self._busy = [0, *accumulate(hours)]
        self._first = self.start.timestamp()

    def moment(self, share):
        """Return the time (seconds since 1970) by which this share of all posts had been written."""
        week, rest = divmod(share ** (1 / GROWTH) * WEEKS, 1)
        spot = rest * self._busy[-1]
        hour = bisect(self._busy, spot) - 1
        within = (spot - self._busy[hour]) / (self._busy[hour + 1] - self._busy[hour])
        return self._first + (week * 168 + hour + within) * HOUR


def shared_out(total, weights):
    """Yield for each weight its whole part of `total`; together exactly the total, if any weight is above zero."""
    whole, so_far, given = sum(weights), 0, 0
    for weight in weights:
        so_far += weight
        part = total * so_far // whole - given if whole else 0
        given += part
        yield part
