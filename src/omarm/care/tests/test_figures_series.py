"""The alarm over a community that really came and went: Opsahl & Panzarasa (2009), students at UC Irvine, April to October 2004.

The counts are those that were published with it. The rule is the one that the product turns its lights by.
"""

import csv
import gzip
import os
from collections import defaultdict
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from omarm.care.figures import Period, trend, two_way_ties
from omarm.care.rules import trend_light

pytestmark = pytest.mark.realdata

REPOSITORY = Path(__file__).parents[4]
MESSAGES = [5197, 37716, 7730, 3619, 2663, 2100, 810]  # April to October
SENDERS = [320, 1041, 724, 360, 288, 253, 162]
JULY = 3


@pytest.fixture(scope="module")
def messages():
    """All messages as (moment, sender, receiver), in the order in which they were sent."""
    folder = Path(os.environ.get("OMARM_REALDATA") or REPOSITORY / ".." / "shared" / "data").resolve()
    file = folder / "online-community-osn" / "events.csv.gz"
    if not file.is_file():
        reason = (
            f"NOT TESTED AGAINST A REAL SERIES: {file} is missing (set OMARM_REALDATA to the folder with the samples)"
        )
        (pytest.fail if os.environ.get("OMARM_REQUIRE_REALDATA") == "1" else pytest.skip)(reason)
    with gzip.open(file, "rt", newline="") as rows:
        told = [(datetime.fromisoformat(row["t"]), row["i"], row["j"]) for row in csv.DictReader(rows)]
    return sorted(row for row in told if row[1] != row[2])  # a row to oneself is the moment of joining


def in_periods(messages, key):
    """Return {period: (Period, people who ever wrote until its end)} in order."""
    senders, counts = defaultdict(set), defaultdict(int)
    for at, sender, _ in messages:
        senders[key(at)].add(sender)
        counts[key(at)] += 1
    ever, told = set(), {}
    for period in range(min(counts), max(counts) + 1):
        ever |= senders[period]
        told[period] = (Period(len(senders[period]), counts[period]), len(ever))
    return told


def lights_over(told):
    periods = [period for period, _ in told.values()]
    return [
        trend_light(trend(period, periods[:spot], of_the_year=ever))
        for spot, (period, ever) in enumerate(told.values())
    ]


def test_the_published_counts(messages):
    told = in_periods(messages, lambda at: at.month).values()
    assert len(messages) == 59_835
    assert [period.messages for period, _ in told] == MESSAGES
    assert [period.contributors for period, _ in told] == SENDERS
    assert [round(period.contributors / ever, 4) for period, ever in told] == [
        1.0, 0.9507, 0.5783, 0.2791, 0.2197, 0.1895, 0.12,
    ]  # fmt: skip


def test_the_published_ties(messages):
    """Of 20,296 arcs, 0.636382 are answered: so many pairs are mutual, of all pairs in touch."""
    arcs = {(sender, receiver) for _, sender, receiver in messages}
    share = two_way_ties((sender, receiver) for _, sender, receiver in messages)
    assert len(arcs) == 20_296
    assert 2 * share.part / len(arcs) == pytest.approx(0.636382, abs=1e-6)
    assert share.whole == len(arcs) - share.part


def test_the_alarm_is_red_from_july_and_not_before_june(messages):
    lights = lights_over(in_periods(messages, lambda at: at.month))
    assert lights == ["grey", "grey", "amber", "red", "red", "red", "red"]


def test_it_does_not_hang_on_where_the_periods_begin(messages):
    """The same over 28 days, as the product counts, from each of four weeks: red in July or August, and then to the end."""
    for late in range(0, 28, 7):
        start = datetime(2004, 4, 1, tzinfo=messages[0][0].tzinfo) + timedelta(days=late)
        told = in_periods([row for row in messages if row[0] >= start], lambda at, start=start: (at - start).days // 28)
        lights = lights_over(told)
        first = lights.index("red")
        ended = start + timedelta(days=28 * (first + 1))
        assert "red" in lights[first:]
        assert set(lights[first:]) == {"red"}, (late, lights)
        assert datetime(2004, 7, 1, tzinfo=start.tzinfo) < ended < datetime(2004, 9, 1, tzinfo=start.tzinfo), (
            late,
            ended,
        )
