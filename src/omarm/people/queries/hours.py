"""When the organisation works: its hours, the public holidays that it keeps, and the days on which it is closed."""

from dataclasses import dataclass
from datetime import date, time, timedelta

from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.functional import Promise

from omarm.core.holidays import NAMES, holiday_on, public_holidays
from omarm.core.remembered import remembered
from omarm.core.worktime import OFFICE, NeverOpen, WorkTime
from omarm.people.models import ClosedDay, WorkDay
from omarm.people.queries.structure import organisation


@dataclass(frozen=True)
class Hours:
    """A day of the week: its name, and from and until when is worked. `is_open` False: it is not."""

    weekday: int
    name: str
    is_open: bool
    starts_at: time
    ends_at: time


@dataclass(frozen=True)
class Holiday:
    """A public holiday on its day. `is_worked`: the organisation is open all the same."""

    code: str
    name: Promise
    day: date
    is_worked: bool


@remembered(seconds=30)
def work_time() -> WorkTime:
    """Return the WorkTime of the organisation; at most half a minute old, and office hours before any are told."""
    return _read()


def working_day(now=None):
    """Return the working day that counts at a moment (now): today, or the next one outside working time."""
    now, work = now or timezone.now(), work_time()
    try:
        now = work.opening(now)
    except NeverOpen:
        pass
    return now.astimezone(work.zone).date()


forget_work_time = work_time.forget


def week_hours():
    """Return the seven Hours of a week, Monday first."""
    told = {row.weekday: row for row in WorkDay.objects.all()}
    days = ((number, told.get(number)) for number in range(7))
    return [
        Hours(number, str(WEEKDAYS[number]), row is not None, row.starts_at if row else OFFICE[0], row.ends_at if row else OFFICE[1])
        for number, row in days
    ]  # fmt: skip


def coming_holidays(today=None):
    """Return the public holidays of the coming year as Holiday, in order, whether the organisation keeps them or not."""
    today = today or timezone.localdate()
    days = public_holidays(today.year) | public_holidays(today.year + 1)
    last, worked = today + timedelta(days=365), set(_of_organisation()[1])
    return [Holiday(code, NAMES[code], day, code in worked) for day, code in days.items() if today <= day < last]


def closed_days(today=None):
    """Return the ClosedDays from today on, in order."""
    return list(ClosedDay.objects.filter(day__gte=today or timezone.localdate()))


def _read():
    hours = {row.weekday: (row.starts_at, row.ends_at) for row in WorkDay.objects.all()}
    closed = frozenset(ClosedDay.objects.values_list("day", flat=True))
    keeps, worked = _of_organisation()

    def is_closed(day):
        holiday = holiday_on(day) if keeps else ""
        return day in closed or (holiday != "" and holiday not in worked)

    told = {"hours": hours} if hours else {}
    return WorkTime(timezone.get_default_timezone(), is_closed=is_closed, **told)


def _of_organisation():
    here = organisation()
    return (here.keeps_public_holidays, here.worked_holidays) if here else (True, [])
