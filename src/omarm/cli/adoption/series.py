"""`omarm adoption curve`, `forecast` and `health`: what happened over time, from files."""

import click

from omarm.cli.adoption import figures
from omarm.cli.adoption.answering import FILE, Answer, answering
from omarm.cli.adoption.rows import read_adoptions, read_circles, read_events, read_series
from omarm.network.measures.adoption import INCLUSIVE, LAGGED
from omarm.network.measures.moments import MONTH, WEEK

PERIODS = {"week": WEEK, "month": MONTH}


@click.command(short_help="When people began: the curve, its marks and categories.")
@click.argument("adoptions", type=FILE)
@click.option("--edges", type=FILE, help="Who names whom (source,target): tells thresholds, too.")
@click.option(
    "--by",
    type=click.Choice(["deviation", "rank"]),
    default="deviation",
    show_default=True,
    help="How moments are told apart.",
)
@click.option(
    "--censored-as-last", is_flag=True, help="Let who has not begun count as the last, in categories and thresholds."
)
@click.option(
    "--exposure",
    type=click.Choice([INCLUSIVE, LAGGED]),
    default=INCLUSIVE,
    show_default=True,
    help="With or without who began at the same moment.",
)
@click.option("--until", metavar="MOMENT", help="Where the data end: who began later had not begun.")
@click.option("--period", type=click.Choice(list(PERIODS)), help="Count days by the week or the month.")
@click.option(
    "--per", default="group", metavar="COLUMN", help="Column by which curves are drawn apart, too. [default: group]"
)
@answering
def curve(adoptions, *, edges, until, period, per, **conventions):
    """Tell how many have begun so far, and when 16, 50 and 84 % of everybody had.

    ADOPTIONS is a CSV with the columns id and adopted_at, and perhaps group. adopted_at is a number, a date or a month;
    empty is not yet. Categories tell moments apart: how many began early or late, not who somebody is.
    """
    read = read_adoptions(adoptions, period=PERIODS.get(period), until=until, per=per)
    circles = read_circles(edges, read.moments) if edges else None
    found = figures.of_curve(read, circles, until=until, **conventions)
    return Answer(found, lambda: _words().curve_lines(found), lambda: _drawing().curve_drawing(found))


@click.command(short_help="How many more, by the model of Bass; or why that cannot be told.")
@click.argument("series", type=FILE)
@click.option(
    "--coming", type=click.IntRange(1, 120), default=6, show_default=True, help="How many periods to look ahead."
)
@click.option("--people", type=click.IntRange(1), help="How many people there are: a fit that expects more is refused.")
@click.option("--series", "name", help="Which series, where the file holds several.")
@answering
def forecast(series, *, coming, people, name):
    """Look ahead by the model of Bass, with a margin; a fit that makes no sense is refused, with the reason.

    SERIES is a CSV with the columns period and new: how many began in each period, also where that was nobody.
    """
    read = read_series(series, name=name)
    found = figures.of_forecast(read, coming=coming, people=people)
    return Answer(found, lambda: _words().forecast_lines(found), lambda: _drawing().forecast_drawing(found))


@click.command(short_help="How a community fares, month by month.")
@click.argument("events", type=FILE)
@answering
def health(events):
    """Tell how a community fares month by month, and whether it was launched and left.

    EVENTS is a CSV with the columns time, person and other: who wrote to whom; nobody in other is all. A row of a person
    with themselves is joining. Figures and lights are those of groups in Omarm.
    """
    found = figures.of_health(read_events(events))
    return Answer(found, lambda: _words().health_lines(found), lambda: _drawing().health_drawing(found))


def _words():
    from omarm.network.wording import series

    return series


def _drawing():
    from omarm.network.wording import drawing

    return drawing
