"""The drawings of numbers, each with the same numbers as a table. One tag, one template in ui/charts, geometry in core/charts.

Every tag returns the context of its template, so that a command can draw the same to a file (core/charts/files.py).
"""

from collections import Counter
from datetime import date
from itertools import zip_longest

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from omarm.core.charts import adoption_curve as curves
from omarm.core.charts import coverage as coverages
from omarm.core.charts import network_map as maps
from omarm.core.charts import radar as radars
from omarm.core.charts import sparkline as sparks
from omarm.core.charts import timeline as timelines

register = template.Library()


@register.inclusion_tag("ui/charts/adoption_curve.html")
def adoption_curve(steps, *, title, people=None, marks=None, forecast=(), note=""):
    """Draw how many have begun so far: `steps` are (moment, number), oldest first, the number None where it is not shown.

    Moments are dates or numbers. `people` is how many there are in all, `marks` {16: moment or None, 50: …, 84: …};
    without `people` levels are numbers. `forecast` are (moment, low, middle, high) after the last step. `note` stands below.
    """
    steps, forecast = list(steps), list(forecast)
    return {
        "drawing": curves.draw(steps, people=people, marks=marks, forecast=forecast),
        "title": title,
        "steps": [(moment, count, _per_cent(count, people)) for moment, count in steps],
        "forecast": forecast,
        "people": people,
        "marks": (marks or {}).items() if people else (),
        "note": note,
    }


@register.inclusion_tag("ui/charts/sparkline.html")
def sparkline(values, *, title, labels=(), unit="", light="", twin=True):
    """Draw how a number went, oldest first; None is not shown. `labels` are the moments, `light` that of the last one.

    `twin=False` only where the page has these numbers in a table of its own.
    """
    values = list(values)
    known = [value for value in values if value is not None]
    return {
        "drawing": sparks.draw(values, light=light),
        "title": title,
        "rows": list(zip_longest(labels, values, fillvalue="")) if labels else [("", value) for value in values],
        "unit": unit,
        "light": light,
        "first": known[0] if known else None,
        "last": known[-1] if known else None,
        "twin": twin,
    }


@register.inclusion_tag("ui/charts/health_lines.html")
def health_lines(rows, *, title, labels, lights=(), note="", titled=True):
    """Draw several numbers over the same moments under each other: `rows` are (label, unit, values), None is not shown.

    `lights` are green, amber, red or grey for each moment: each has its own shape. `titled=False` where the page says above
    the drawing what it is: then the title is there for who does not see it.
    """
    rows, labels, lights = list(rows), list(labels), list(lights)
    return {
        "drawing": sparks.draw_rows(rows, labels=[_said(label) for label in labels], lights=lights),
        "title": title,
        "rows": rows,
        "moments": [
            {
                "label": label,
                "values": [(name, unit, values[spot]) for name, unit, values in rows],
                "light": lights[spot] if lights else "",
            }
            for spot, label in enumerate(labels)
        ],
        "has_lights": bool(lights),
        "note": note,
        "titled": titled,
    }


@register.inclusion_tag("ui/charts/radar.html")
def radar(axes, *, title, most=100, unit="", note=""):
    """Draw two pictures over each other: `axes` are (label, now, wanted) from the top clockwise, None is not shown."""
    axes = list(axes)
    return {"drawing": radars.draw(axes, most=most), "title": title, "axes": axes, "unit": unit, "note": note}


@register.inclusion_tag("ui/charts/timeline.html")
def timeline(periods, *, title, today=None, note=""):
    """Draw stretches of time under each other: `periods` are (label, first day, last day or None while it goes on)."""
    drawing = timelines.draw(periods, today=today or timezone.localdate())
    return {"drawing": drawing, "title": title, "note": note}


@register.inclusion_tag("ui/charts/share_bars.html")
def share_bars(rows, *, title, of="", note=""):
    """Show shares as bars in a table: `rows` are (label, part, whole), part or whole None where it is not shown.

    `of` is the heading of what is counted, such as “People”.
    """
    rows = [(label, part, whole, _per_cent(part, whole)) for label, part, whole in rows]
    return {"title": title, "rows": rows, "of": of, "note": note}


@register.filter
def moment_words(moment):
    """Write a moment of a drawing: a date in short, a number or text as it is."""
    return _said(moment)


def _said(moment):
    return date_format(moment, "j N Y") if isinstance(moment, date) else str(moment)


def _per_cent(part, whole):
    """Return the share in whole per cent, or None where it is not known."""
    return None if part is None or not whole else round(100 * part / whole)


@register.inclusion_tag("ui/charts/network_map.html")
def network_map(dots, lines, *, title, parts, note="", thick="", titled=True):  # noqa: PLR0913 (a tag)
    """Draw who is in touch with whom: `dots` and `lines` are those of core/charts/network_map.py.

    `parts` are (group, name, people, ties within, ties with others), lettered in that order; a number None is not shown.
    `thick` says what a thick edge is, where it is not being asked most. `titled` as for health_lines.
    """
    dots, parts = list(dots), [maps.Part(*part) for part in parts]
    drawing = maps.draw(dots, lines, groups=[(part.group, part.words) for part in parts])
    rows = [
        {"letter": maps.letter_of(number), "label": part.name, "people": part.people, "within": part.within, "between": part.between}
        for number, part in enumerate(parts)
    ]  # fmt: skip
    summary = " ".join(f"{row['letter']}: {part.words}." for row, part in zip(rows, parts, strict=True))
    told = {"title": title, "summary": summary, "note": note, "thick": thick, "titled": titled}
    return told | {"drawing": drawing, "rows": rows}


@register.inclusion_tag("ui/charts/coverage_matrix.html")
def coverage_matrix(squares, *, title, note="", empty="", titled=True):
    """Draw which layers of which departments a team covers: `squares` are those of core/charts/coverage.py.

    A part that is not among them is EMPTY: nobody works there, or what `empty` says of it. `titled` as for health_lines.
    """
    squares = coverages.filled(squares)
    layers = list(dict.fromkeys(square.layer for square in squares))
    rows = {}
    for square in squares:
        rows.setdefault(square.department, []).append((square.layer, square))
    counts = Counter(square.state for square in squares)
    summary = _("%(member)s parts have somebody in the team, %(asked)s ask somebody in it, %(missing)s do neither.")
    if not counts[coverages.ASKED]:
        summary = _("%(member)s parts have somebody in the team, %(missing)s have nobody.")
    return {
        "drawing": coverages.draw(squares),
        "title": title,
        "summary": summary % {state: counts[state] for state in coverages.STATES},
        "layers": layers,
        "table": list(rows.items()),
        "has_hidden": counts[coverages.HIDDEN] > 0,
        "has_asked": counts[coverages.ASKED] > 0,
        "empty": empty,
        "note": note,
        "titled": titled,
    }
