"""What is promised to who asks something somewhere, counted in working time."""

from datetime import datetime, time

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import ngettext

from omarm.core.worktime import NeverOpen, Term
from omarm.people.queries import work_time
from omarm.questions.models import GroupTerms
from omarm.questions.queries.presence import AFTERNOONS, MORNINGS

MIDDAY = time(12, 30)  # between the mornings and the afternoons of somebody's week: our own choice
# Where it is asked of the whole organisation, or of a department: as a group promises unless it says otherwise.
USUAL = Term(days=2)


def opens_at(now):
    """Return the moment itself, or when working time begins next: nobody is asked anything outside it."""
    try:
        return work_time().opening(now)
    except NeverOpen:
        return now


def working_half(now):
    """Return which half of the working day counts at a moment: its mornings, or its afternoons."""
    return MORNINGS if opens_at(now).astimezone(work_time().zone).time() < MIDDAY else AFTERNOONS


def urgent_minutes_of(group):
    """Return in how many minutes of working time a group answers what is urgent, or None where nothing can be."""
    return GroupTerms.objects.filter(group=group).values_list("urgent_minutes", flat=True).first() if group else None


def promise_of(place, urgent=False, now=None) -> datetime | None:  # noqa: FBT002 (asked by name everywhere)
    """Return when the promise ends for what is asked at a Place (or Placement) now, or None where nothing is promised."""
    return promised(place.group, urgent_minutes_of(place.group) if urgent else None, now)


def promised(group, urgent_minutes, now=None):
    """Return when the promise of a group (None: of the whole) ends, or within so many minutes; None without one."""
    now, term = now or timezone.now(), group.promise if group else USUAL
    try:
        if urgent_minutes:
            return work_time().after_minutes(now, urgent_minutes)
        return work_time().after(now, term) if term else None
    except NeverOpen:
        return None


def promise_words(group, urgent=False, now=None) -> str:  # noqa: FBT002 (asked by name everywhere)
    """Return what is promised as a sentence, with the moment; nothing where nothing is. `group` None is the whole."""
    minutes = urgent_minutes_of(group) if urgent else None
    due_at = promised(group, minutes, now)
    if due_at is None:
        return ""
    local = timezone.localtime(due_at)
    told = {"day": date_format(local, "l j F"), "time": date_format(local, "H:i")}
    if minutes:
        return ngettext(
            "You get an answer within %(number)d minute of working time: on %(day)s at %(time)s at the latest.",
            "You get an answer within %(number)d minutes of working time: on %(day)s at %(time)s at the latest.",
            minutes,
        ) % (told | {"number": minutes})
    term = group.promise if group else USUAL
    if term.hours:
        return ngettext(
            "You get an answer within %(number)d working hour: on %(day)s at %(time)s at the latest.",
            "You get an answer within %(number)d working hours: on %(day)s at %(time)s at the latest.",
            term.hours,
        ) % (told | {"number": term.hours})
    return ngettext(
        "You get an answer within %(number)d working day: on %(day)s at %(time)s at the latest.",
        "You get an answer within %(number)d working days: on %(day)s at %(time)s at the latest.",
        term.days,
    ) % (told | {"number": term.days})
