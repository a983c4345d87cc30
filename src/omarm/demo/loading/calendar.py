"""Dates relative to today, as the content files give them."""

import re
from datetime import date, datetime, time, timedelta

from django.utils import timezone

FRIDAY = 4
STEPS = {"m": "minutes", "h": "hours", "d": "days"}


class Calendar:
    """The days before `today`, in the organisation's zone. Nothing is later than `until`: now, or the end of that day."""

    def __init__(self, today=None):
        self.today = today or timezone.localdate()
        self.until = min(timezone.now(), self.moment(-1, "00:00"))

    def day(self, days_ago):
        """Return the date so many days ago."""
        return self.today - timedelta(days=days_ago)

    def weekday(self, days_ago):
        """Return the weekday so many days ago: the Friday before a weekend, and the Monday after one that is still ahead."""
        day = self.day(days_ago)
        beyond = day.weekday() - FRIDAY
        if beyond <= 0:
            return day
        return day - timedelta(days=beyond) if day < self.today else day + timedelta(days=3 - beyond)

    def meeting(self, days_ago, at):
        """Return the time `at` on the weekday so many days ago, for what people come to."""
        return self.on(self.weekday(days_ago), at)

    def on(self, day, at):
        """Return the time `at` of a date."""
        return timezone.make_aware(datetime.combine(day, time.fromisoformat(at)))

    def moment(self, days_ago, at):
        """Return the time `at` ("07:42") so many days ago."""
        return self.on(self.day(days_ago), at)

    def written_at(self, post):
        """Return when a post of the content was written: some days ago, or on the last such date of the year."""
        days_ago = post["days_ago"] if "days_ago" in post else self._since(post["on"], post.get("years_ago", 0))
        return self.moment(days_ago, post["at"])

    def _since(self, month_and_day, years_ago):
        month, day = map(int, month_and_day.split("-"))
        passed = (month, day) < (self.today.month, self.today.day)
        return (self.today - date(self.today.year - years_ago - (not passed), month, day)).days


def lapse(text):
    """Return a stretch of time written as “35m”, “2h” or “1d”."""
    count, step = re.fullmatch(r"(\d+)([mhd])", text).groups()
    return timedelta(**{STEPS[step]: int(count)})
