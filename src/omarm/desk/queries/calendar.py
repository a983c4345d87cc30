"""What groups plan, week by week and by the five columns of SHAPE: of those that the desk may read (decision 21)."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from operator import itemgetter

from django.db.models import Count, DateField, F, Func, IntegerField, Q
from django.db.models.functions import Cast, Mod
from django.utils import timezone

from omarm.care.models import PlannedAction
from omarm.groups.models import Group

WEEK, DAY = timedelta(days=7), timedelta(days=1)
WEEKS = 8
MOST_NAMED = 50
YEARS = range(2000, 2101)  # from which a calendar can be paged to both sides
PILLARS = list(PlannedAction.Pillar)


@dataclass(frozen=True)
class CalendarWeek:
    """One week: how many actions are planned in each column, in the order of SHAPE, and in all."""

    monday: date
    numbers: list

    @property
    def total(self):
        return sum(self.numbers)

    @property
    def sunday(self):
        return self.monday + WEEK - DAY


@dataclass(frozen=True)
class Calendar:
    """The weeks to come, what was due before this one by column, and in how many groups something is planned, of how many."""

    weeks: list
    late: list
    groups: int
    of_groups: int

    @property
    def pillars(self):
        """The names of the five columns."""
        return [pillar.label for pillar in PILLARS]

    @property
    def late_total(self):
        return sum(self.late)


def calendar_for(person):
    """Return the Calendar of the next eight weeks. What comes back is counted in each week in which it is due."""
    monday = _monday(timezone.localdate())
    until = monday + WEEKS * WEEK
    planned = _planned(person).filter(due_on__lt=until)
    rows = planned.order_by().values_list("pillar", "due_on", "every_days").annotate(n=Count("pk"))
    numbers, late = Counter(), Counter()
    for pillar, due_on, every, n in rows:
        if due_on < monday:
            late[pillar] += n
        for day in _days(due_on, every, until):
            if day >= monday:
                numbers[_monday(day), pillar] += n
    weeks = [
        CalendarWeek(day, [numbers[day, pillar] for pillar in PILLARS])
        for day in (monday + n * WEEK for n in range(WEEKS))
    ]
    readable = Group.objects.readable_by(person).filter(archived_at=None)
    return Calendar(
        weeks, [late[pillar] for pillar in PILLARS], planned.values("group").distinct().count(), readable.count()
    )


def planned_in(person, monday):
    """Return (day, action) of each time that something is due in the week of a Monday, soonest first; of fifty actions at most."""
    until = monday + WEEK
    gone = Func(
        Cast(monday, DateField()),
        F("due_on"),
        template="(%(expressions)s)",
        arg_joiner=" - ",
        output_field=IntegerField(),
    )
    comes_back = Q(due_on__lt=monday, since=0) | Q(due_on__lt=monday, every_days__lt=F("since") + WEEK.days)
    rows = (
        _planned(person)
        .annotate(since=Mod(gone, F("every_days")))
        .filter(Q(due_on__range=(monday, until - DAY)) | comes_back)
    )
    actions = rows.select_related("group").order_by("group__name", "pk")[:MOST_NAMED]
    times = [(day, one) for one in actions for day in _days(one.due_on, one.every_days, until) if day >= monday]
    return sorted(times, key=itemgetter(0))


def late_actions(person):
    """Return the actions that were due before this week, the longest ago first, with their groups; fifty at most."""
    rows = _planned(person).filter(due_on__lt=_monday(timezone.localdate())).select_related("group")
    return list(rows.order_by("due_on", "group__name", "pk")[:MOST_NAMED])


def monday_named(text):
    """Return the Monday that an address names; this week's for anything else. Raises KeyError for a day that is none."""
    if not text:
        return _monday(timezone.localdate())
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise KeyError(text) from None
    if day.year not in YEARS:
        raise KeyError(text)
    return _monday(day)


def _planned(person):
    readable = Group.objects.readable_by(person).filter(archived_at=None)
    return PlannedAction.objects.filter(ended_at=None, group__in=readable.values("pk"))


def _days(due_on, every, until):
    day = due_on
    while day < until:
        yield day
        if not every:
            return
        day += timedelta(days=every)


def _monday(day):
    return day - timedelta(days=day.weekday())
