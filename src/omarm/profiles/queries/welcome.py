"""Who is new, and who is here for so many years: of those alone who agreed that it is told."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.utils import timezone

from omarm.people.models import Person
from omarm.profiles.models import Welcome

NEW_FOR = timedelta(days=60)
AHEAD = 14  # days, today among them not counted
WEEK = 7
# In months: 1, 5, 10, 12.5 (the Dutch “koperen” one), 15, 20, 25, 30 and 40 years.
CELEBRATED = (12, 60, 120, 150, 180, 240, 300, 360, 480)
MOST_SHOWN = 100


@dataclass(frozen=True)
class Anniversary:
    """That a colleague is here for so many years on a day."""

    person: Person
    on: date
    months: int

    @property
    def whole_years(self):
        """The years without a half: for the plural of the word."""
        return self.months // 12

    @property
    def years(self):
        """The years as a number: 12.5 or 25."""
        return self.months / 12 if self.months % 12 else self.months // 12


def welcome_of(person):
    """Return what somebody agreed to, or None while they were not asked or did not answer."""
    return Welcome.objects.filter(person=person.pk).first()


def newcomers_for(viewer, today=None):
    """Return who came in the last sixty days and agreed to be told of, the latest first, with their departments."""
    today = today or timezone.localdate()
    found = _colleagues(viewer).filter(welcome__as_newcomer=True)
    since = found.filter(employed_since__gt=today - NEW_FOR, employed_since__lte=today)
    return list(since.select_related("department").order_by("-employed_since", "sort_key", "pk")[:MOST_SHOWN])


def anniversaries_for(viewer, today=None):
    """Return the Anniversaries of today and the next fourteen days, the first first, of who agreed to be told of."""
    today = today or timezone.localdate()
    due = celebrated_starts(today)
    found = _colleagues(viewer).filter(welcome__anniversaries=True, employed_since__in=due)
    people = found.select_related("department").order_by("sort_key", "pk")[:MOST_SHOWN]
    told = [Anniversary(person, *due[person.employed_since]) for person in people]
    return sorted(told, key=lambda one: one.on)


def this_week_for(viewer, most, today=None):
    """Return (people, Anniversaries), at most so many of each: who came in the last seven days, whose day is today or in
    the next six, of who agreed to be told of. One query, none for a guest.
    """
    today = today or timezone.localdate()
    if viewer.is_guest:
        return [], []
    due = celebrated_starts(today, ahead=WEEK - 1)
    came = Q(welcome__as_newcomer=True, employed_since__gt=today - timedelta(days=WEEK), employed_since__lte=today)
    stays = Q(welcome__anniversaries=True, employed_since__in=due)
    found = list(_colleagues(viewer).filter(came | stays).order_by("-employed_since", "sort_key", "pk")[:MOST_SHOWN])
    told = [Anniversary(one, *due[one.employed_since]) for one in found if one.employed_since in due]
    newcomers = [one for one in found if one.employed_since not in due]
    return newcomers[:most], sorted(told, key=lambda one: one.on)[:most]


def celebrated_starts(today, ahead=AHEAD):
    """Return {the day on which somebody came: (the day that is celebrated, months)} for today and the days ahead.

    Who came on a day that the month does not have (29 February, 31 August after 150 months) has it on its last day.
    """
    days = [today + timedelta(days=number) for number in range(ahead + 1)]
    return {start: (day, months) for day in days for months in CELEBRATED for start in _starts(day, months)}


def _starts(day, months):
    """Return the days from which it is so many months to this day."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    last, here = monthrange(year, month + 1)[1], monthrange(day.year, day.month)[1]
    end = last if day.day == here else day.day
    return [date(year, month + 1, number) for number in range(day.day, min(end, last) + 1)]


def _colleagues(viewer):
    if viewer.is_guest:
        return Person.objects.none()
    return Person.objects.visible_to(viewer).active().filter(is_guest=False)
