"""On which days people work, as far as they told it."""

from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef
from django.utils import timezone
from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.translation import gettext as _

from omarm.people.models import Person
from omarm.profiles.models import Absence, Week
from omarm.profiles.queries.narrowing import told_to_colleagues


@dataclass(frozen=True)
class Day:
    """A day of the week: its name, and whether somebody works in the morning and in the afternoon."""

    number: int
    name: str
    morning: bool
    afternoon: bool

    @property
    def is_worked(self):
        return self.morning or self.afternoon


def week_of(person):
    """Return the Week that somebody told, or None: then nobody knows on which days they work."""
    return Week.objects.filter(person=person.pk).first()


def week_at_hand(person):
    """Return `week_of`, asked once of this row of a person: a page tells it in two places."""
    return getattr(person, "working_week", None)


def days_of(week):
    """Return the seven days of a Week as Day, Monday first; none worked without a week."""
    mornings, afternoons = (week.mornings, week.afternoons) if week else (0, 0)
    return [
        Day(number, str(WEEKDAYS[number]), bool(mornings >> number & 1), bool(afternoons >> number & 1))
        for number in range(7)
    ]


def days_in_short(week):
    """Return the days of a Week in a few words ("works Mon, Tue, Thu"), half days as whole ones; empty without a week."""
    days = [str(WEEKDAYS_ABBR[day.number]) for day in days_of(week) if day.is_worked]
    return _("works %(days)s") % {"days": ", ".join(days)} if days else ""


def as_chosen(week):
    """Return a Week as its form takes it: the numbers of the days."""
    days = days_of(week)
    chosen = {"mornings": [day.number for day in days if day.morning]}
    return chosen | {
        "afternoons": [day.number for day in days if day.afternoon], "note": week.note if week else "",
    }  # fmt: skip


def working_today_ids(viewer, day=None):
    """Return the ids of who works today (or on `day`), as a subquery: their week says so and they are not away.

    Who told no week is unknown and not among them, nor is who keeps their week or absence from colleagues: whoever is
    left out of a list would tell it by that. A guest gets nobody.
    """
    day = day or timezone.localdate()
    at_work = F("mornings").bitor(F("afternoons")).bitand(1 << day.weekday())
    weeks = Week.objects.annotate(at_work=at_work).filter(at_work__gt=0)
    away = Absence.objects.filter(person=OuterRef("pk"), starts_on__lte=day, ends_on__gte=day)
    found = Person.objects.none() if viewer.is_guest else Person.objects.active().filter(pk__in=weeks.values("person"))
    told = told_to_colleagues("working_days"), told_to_colleagues("absence")
    return found.filter(*told).exclude(Exists(away)).values("pk")
