"""What happened over time, said in lines of a terminal: the curve, the forecast, the life of a community."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omarm.network.wording.forecasts import BEFORE_PEAK, REFUSED
from omarm.network.wording.life import STATES, because
from omarm.network.wording.lines import as_text, per_cent, table

CATEGORIES = {
    "innovators": gettext_lazy("innovators"),
    "early_adopters": gettext_lazy("early adopters"),
    "early_majority": gettext_lazy("early majority"),
    "late_majority": gettext_lazy("late majority"),
    "laggards": gettext_lazy("laggards"),
}
THRESHOLDS = {
    "very_low": gettext_lazy("very low"),
    "low": gettext_lazy("low"),
    "high": gettext_lazy("high"),
    "very_high": gettext_lazy("very high"),
}


def curve_lines(figures):
    """Yield what `omarm adoption curve` tells."""
    yield _("%(adopted)s of %(people)s have begun, %(not_yet)s not yet.") % figures
    yield _marks(figures["marks"])
    yield ""
    heads = (_("moment"), _("new"), _("so far"), _("of everybody"))
    rows = [(row["at"], row["new"], row["count"], per_cent(row["share"])) for row in figures["cumulative"]]
    yield from table(heads, rows)
    yield from _categories(figures)
    groups = [
        (name, told["adopted"], told["people"], _marks(told["marks"])) for name, told in figures["groups"].items()
    ]
    yield from table((_("group"), _("so far"), _("people"), _("marks")), groups) if groups else ()
    yield from _thresholds(figures) if "thresholds" in figures else ()


def forecast_lines(figures):
    """Yield what `omarm adoption forecast` tells."""
    if figures["status"] == "refused":
        yield _("No forecast.") + " " + REFUSED[figures["reason"]] % figures["detail"]
        return
    errors = figures["standard_errors"]
    rows = [
        (name, as_text(figures[name], decimals=tell), as_text(errors[name], decimals=tell))
        for name, tell in (("p", 6), ("q", 6), ("m", 1))
    ]
    yield from table((_("parameter"), _("value"), _("standard error")), rows)
    heads = (_("period"), _("new"), _("at least"), _("at most"), _("so far"), _("at least"), _("at most"))
    columns = ("period", "new", "low", "high", "so_far", "so_far_low", "so_far_high")
    rows = [(row["period"], *(as_text(row[name], decimals=1) for name in columns[1:])) for row in figures["coming"]]
    yield from table(heads, rows)
    yield _("Margins hold for %(sure)s%% of such forecasts, if the model does.") % {
        "sure": round(100 * figures["interval"])
    }
    if figures["before_peak"]:
        yield str(BEFORE_PEAK)


def health_lines(figures):
    """Yield what `omarm adoption health` tells."""
    yield _("%(people)s people, %(messages)s messages, %(ties)s directed ties.") % figures
    yield ""
    heads = (
        _("month"),
        _("messages"),
        _("who wrote"),
        _("new"),
        _("members"),
        _("of all who ever wrote"),
        _("two-way ties"),
        _("state"),
    )
    rows = [
        (
            row["month"], row["messages"], row["senders"], row["new_members"], row["members"], per_cent(row["still"]),
            per_cent(row["two_way_ties"]), str(STATES[row["state"]]),
        )
        for row in figures["months"]
    ]  # fmt: skip
    yield from table(heads, rows) if rows else ()
    for reason in figures["reasons"]:
        yield because(reason)


def _marks(marks):
    return " · ".join(f"{share}%: {_('not yet') if at is None else at}" for share, at in marks.items())


def _categories(figures):
    counts, begins = figures["categories"], figures["category_begins"]
    if counts is None:
        yield _("All began at one moment, or nobody did: there are no categories.")
        return
    yield from table(
        (_("category of moments"), _("people"), _("from")),
        [(str(words), counts[name], _rounded(begins.get(name))) for name, words in CATEGORIES.items()],
    )


def _rounded(at):
    return round(at, 2) if isinstance(at, float) else at


def _thresholds(figures):
    counts = figures["threshold_classes"]
    yield from table(
        (_("threshold: how much of their circle had begun"), _("people")),
        [(str(words), counts[name]) for name, words in THRESHOLDS.items()],
    )
    yield _("Per person with --json.")
