"""What happened over time, drawn to a file."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from omarm.core.charts.files import file_of
from omarm.core.templatetags import charts


def curve_drawing(figures):
    """Return the SVG of what `omarm adoption curve` found."""
    places = _places([row["at"] for row in figures["cumulative"]])
    steps = [(places[row["at"]], row["count"]) for row in figures["cumulative"]]
    marks = {int(share): None if at is None else places[at] for share, at in figures["marks"].items()}
    drawn = charts.adoption_curve(
        steps, title=_("Who have begun so far"), people=figures["people"] or None, marks=marks
    )
    return file_of("adoption_curve", drawn)


def forecast_drawing(figures):
    """Return the SVG of what `omarm adoption forecast` found: without a forecast the series alone."""
    past = [row["period"] for row in figures["periods"]]
    places = _places([*past, *(row["period"] for row in figures["coming"])])
    so_far, steps = 0, []
    for row in figures["periods"]:
        so_far += row["new"]
        steps.append((places[row["period"]], so_far))
    coming = [
        (places[row["period"]], row["so_far_low"], row["so_far"], row["so_far_high"]) for row in figures["coming"]
    ]
    title = _("So far, and the forecast") if coming else _("So far; a forecast cannot be given")
    return file_of("adoption_curve", charts.adoption_curve(steps, title=title, forecast=coming))


def health_drawing(figures):
    """Return the SVG of what `omarm adoption health` found."""
    months = figures["months"]
    rows = [
        (_("Messages"), "", [row["messages"] for row in months]),
        (_("People who wrote"), "", [row["senders"] for row in months]),
        (_("New people"), "", [row["new_members"] for row in months]),
        (
            _("Of all who ever wrote"),
            "%",
            [None if row["still"] is None else round(100 * row["still"]) for row in months],
        ),
    ]
    labels = [date_format(date.fromisoformat(f"{row['month']}-01"), "b y") for row in months]
    drawn = charts.health_lines(
        rows, title=_("How the community fares"), labels=labels, lights=[row["state"] for row in months]
    )
    return file_of("health_lines", drawn)


def _places(told):
    """Return {as told: number or date} for the line of time; what is only a name is counted."""
    found = {moment: _moment(moment) for moment in told}
    if None in found.values():
        found = {moment: spot for spot, moment in enumerate(told, start=1)}
    return found


def _moment(told):
    """Return a number as it is, and a date or month (its first day) as a date; None for what is neither."""
    if not isinstance(told, str):
        return told
    try:
        return date.fromisoformat(told if told.count("-") > 1 else f"{told}-01")
    except ValueError:
        return None
