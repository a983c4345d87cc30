"""The public holidays of the Netherlands: those of the Algemene termijnenwet (article 3.1), and Easter and Whit Sunday.

Ours, with Easter from dateutil, because the `holidays` library takes 50 MB and two seconds in every process that asks it
for one country. The tests hold these days against that library. On Good Friday, which the law puts beside them for terms
of courts alone, offices are open: it is not among them.
"""

from datetime import date, timedelta
from functools import lru_cache

from dateutil.easter import easter
from django.utils.translation import gettext_lazy as _

SUNDAY = 6
FREED_EVERY = 5  # years: collective agreements have Liberation Day off in lustrum years
NAMES = {
    "new_year": _("New Year's Day"),
    "easter": _("Easter Sunday"),
    "easter_monday": _("Easter Monday"),
    "kings_day": _("King's Day"),
    "liberation_day": _("Liberation Day"),
    "ascension": _("Ascension Day"),
    "whit_sunday": _("Whit Sunday"),
    "whit_monday": _("Whit Monday"),
    "christmas": _("Christmas Day"),
    "boxing_day": _("Second day of Christmas"),
}
AFTER_EASTER = {"easter": 0, "easter_monday": 1, "ascension": 39, "whit_sunday": 49, "whit_monday": 50}


@lru_cache(maxsize=32)
def public_holidays(year: int) -> dict[date, str]:
    """Return {day: its code in NAMES} of a year, in order. Of two on one day the later one of NAMES is told."""
    kings_day = date(year, 4, 27)
    days = {code: easter(year) + timedelta(days=after) for code, after in AFTER_EASTER.items()}
    days |= {
        "new_year": date(year, 1, 1),
        "kings_day": kings_day - timedelta(days=1) if kings_day.weekday() == SUNDAY else kings_day,
        "christmas": date(year, 12, 25),
        "boxing_day": date(year, 12, 26),
    }
    if year % FREED_EVERY == 0:
        days["liberation_day"] = date(year, 5, 5)
    return {days[code]: code for code in sorted(days, key=lambda code: (days[code], list(NAMES).index(code)))}


def holiday_on(day: date) -> str:
    """Return the code of the public holiday on a day, or nothing."""
    return public_holidays(day.year).get(day, "")
